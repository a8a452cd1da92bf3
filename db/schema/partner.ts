import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text } from 'drizzle-orm/pg-core';

/** An organisation with a co-branded page, members and figures of its own. */
export const partner = pgTable(
  'partner',
  {
    slug: text('slug').primaryKey(),
    name: text('name').notNull(),
    /** Whether its own people may be the second pair of eyes for what was given through its page. */
    clears: boolean('clears').notNull().default(false),
  },
  (t) => [check('partner_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)],
);
