import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { SubmissionId } from '../ids.ts';
import { submission } from './submission.ts';

/** A picture derived to be shown: no metadata, named by its content below its submission. */
export const rendition = pgTable(
  'rendition',
  {
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    name: text('name', { enum: ['thumb', 'card', 'wall', 'wall4k'] }).notNull(),
    /** Where it lies in the store's public prefix. */
    address: text('address').notNull().unique(),
    type: text('type', { enum: ['image/webp', 'image/jpeg'] }).notNull(),
    bytes: integer('bytes').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
  },
  (t) => [primaryKey({ columns: [t.submission, t.name] })],
);
export type Rendition = typeof rendition.$inferSelect;
