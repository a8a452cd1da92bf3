import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { SubmissionId } from '../ids.ts';
import { submission } from './submission.ts';

/**
 * From where and with which words a submission came, so that a raid is seen as one: nobody is known by it, it is
 * forgotten after eight days, and goes with a withdrawal.
 */
export const trace = pgTable(
  'trace',
  {
    submission: uuid('submission')
      .$type<SubmissionId>()
      .primaryKey()
      .references(() => submission.id, { onDelete: 'cascade' }),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** A keyed hash of the network's prefix, another every day. */
    network: text('network').notNull(),
    /** SHA-256 of the words without case, signs and spaces; null without any. */
    words: text('words'),
    /** Whether it has been held against what came with it. */
    weighed: boolean('weighed').notNull().default(false),
  },
  (t) => [
    index('trace_network').on(t.network, t.at),
    index('trace_words')
      .on(t.words, t.at)
      .where(sql`words is not null`),
    index('trace_age').on(t.at),
    index('trace_to_weigh')
      .on(t.at)
      .where(sql`not weighed`),
  ],
);
export type Trace = typeof trace.$inferSelect;
