import { bigint, check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { StaffId, SubmissionId } from '../ids.ts';
import { staff } from './staff.ts';
import { submission } from './submission.ts';

/** Somebody of the staff believes that a life is in danger (article 18 of the EU's Digital Services Act). */
export const danger = pgTable(
  'danger',
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
    /** What she saw; null once everything was taken back. */
    words: text('words'),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('danger_of').on(t.submission, t.id),
    check('danger_words', sql`char_length(${t.words}) between 1 and 2000`),
  ],
);
export type Danger = typeof danger.$inferSelect;
