import { sql } from 'drizzle-orm';
import { bigint, check, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { SubmissionId } from '../ids.ts';
import { decision } from './decision.ts';
import { statement } from './statement.ts';
import { submission } from './submission.ts';

/** What its giver says against a rejection: once an item, within six months, judged by somebody who has not decided on it. */
export const appeal = pgTable(
  'appeal',
  {
    submission: uuid('submission')
      .$type<SubmissionId>()
      .primaryKey()
      .references(() => submission.id),
    /** What it is against. */
    statement: bigint('statement', { mode: 'number' })
      .notNull()
      .unique()
      .references(() => statement.id),
    /** Hers; null once everything was taken back. */
    words: text('words'),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** The decision that answers it, `uphold` or `overturn`; null while it is open. */
    decision: bigint('decision', { mode: 'number' })
      .unique()
      .references(() => decision.id),
  },
  (t) => [check('appeal_words', sql`char_length(${t.words}) between 1 and 2000`)],
);
export type Appeal = typeof appeal.$inferSelect;
