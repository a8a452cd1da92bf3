import { bigint, check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { StaffId, SubmissionId } from '../ids.ts';
import { staff } from './staff.ts';
import { submission } from './submission.ts';

/** What somebody who judges tells whoever looks at an item next, without deciding anything: append-only. */
export const note = pgTable(
  'note',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    actor: uuid('actor')
      .$type<StaffId>()
      .notNull()
      .references(() => staff.id),
    /** Null once everything was taken back. */
    words: text('words'),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('note_of').on(t.submission, t.id),
    check('note_words', sql`char_length(${t.words}) between 1 and 2000`),
  ],
);
export type Note = typeof note.$inferSelect;
