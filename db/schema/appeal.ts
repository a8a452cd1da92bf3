import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { SubmissionId } from '../ids.ts';
import { decision } from './decision.ts';
import { statement } from './statement.ts';
import { submission } from './submission.ts';

/**
 * What its giver says against the reasons of a rejection: once a statement, within six months, judged by somebody who has
 * not decided on the item. Whoever's rejection it overturns decides nothing on that item any more: a trigger holds both.
 */
export const appeal = pgTable(
  'appeal',
  {
    /** What it is against. */
    statement: bigint('statement', { mode: 'number' })
      .primaryKey()
      .references(() => statement.id),
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    /** Hers; null once everything was taken back. */
    words: text('words'),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** The decision that answers it, `uphold` or `overturn`; null while it is open. */
    decision: bigint('decision', { mode: 'number' })
      .unique()
      .references(() => decision.id),
  },
  (t) => [
    index('appeal_of').on(t.submission),
    uniqueIndex('appeal_open')
      .on(t.submission)
      .where(sql`decision is null`),
    check('appeal_words', sql`char_length(${t.words}) between 1 and 2000`),
  ],
);
export type Appeal = typeof appeal.$inferSelect;
