import { sql } from 'drizzle-orm';
import { check, pgTable, text } from 'drizzle-orm/pg-core';

/** An organisation with a co-branded page, members and figures of its own. */
export const partner = pgTable('partner', { slug: text('slug').primaryKey(), name: text('name').notNull() }, (t) => [
  check('partner_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
]);
