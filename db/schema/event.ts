import { bigint, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { StaffId, SubmissionId } from '../ids.ts';

/**
 * The journal: append-only, one row for each change of state, ids and never words in it. A trigger numbers the
 * rows in the order in which they become visible (migrations/0002_journal.sql), rings the bell (0004_bell.sql) and
 * chains each row to the one before it (docs/decisions/0016-chained-record.md).
 */
export const event = pgTable(
  'event',
  {
    /** Set by the trigger. */
    number: bigint('number', { mode: 'number' }).primaryKey().default(0),
    kind: text('kind').notNull(),
    submission: uuid('submission').$type<SubmissionId>(),
    wall: text('wall'),
    actor: uuid('actor').$type<StaffId>(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** Set by the trigger: SHA-256, in hex, over the hash of the event before and all of this row. */
    hash: text('hash').notNull().default(''),
  },
  (t) => [
    index('event_of_submission').on(t.submission, t.number),
    index('event_of_wall')
      .on(t.wall, t.number)
      .where(sql`wall is not null`),
  ],
);
export type Event = typeof event.$inferSelect;
