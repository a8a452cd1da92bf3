import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { BankEntryId, StaffId, SubmissionId } from '../ids.ts';
import { bankEntry } from './bank.ts';
import { staff } from './staff.ts';
import { submission, submissionStates } from './submission.ts';

/** How a picture in a grid was shown before it was approved there: sharp, at least so wide, for so long. */
export interface Seen {
  ms: number;
  /** The least width at which it counted, in CSS px. */
  width: number;
}

/**
 * A look at a submission and what came of it, a person's but for bytes that two people have judged before: append-only, kept for ever. With each of them a trigger writes an
 * event that holds its hash; of the words alone it lets go (docs/decisions/0016-chained-record.md).
 */
export const decision = pgTable(
  'decision',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    action: text('action', {
      enum: ['approve', 'reject', 'clear', 'escalate', 'undo', 'pull', 'uphold', 'overturn'],
    }).notNull(),
    /** Null where nobody decided: the bytes are those of an entry that two people confirmed. */
    actor: uuid('actor')
      .$type<StaffId>()
      .references(() => staff.id),
    /** That entry; the event of the rejection names it too. */
    entry: uuid('entry')
      .$type<BankEntryId>()
      .references(() => bankEntry.id),
    from: text('from', { enum: submissionStates }).notNull(),
    to: text('to', { enum: submissionStates }).notNull(),
    /** The digest of what was on the screen. */
    digest: text('digest').notNull(),
    /** Of a yes that was said in a grid, how that was shown there; null for one that was looked at alone. */
    seen: jsonb('seen').$type<Seen>(),
    reason: text('reason'),
    note: text('note'),
    /** Chance that is hashed with `reason` and `note`, and goes with them: a hash alone would let short words be guessed. */
    seal: uuid('seal').defaultRandom(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('decision_of').on(t.submission, t.id),
    index('decision_by').on(t.actor, t.id),
    // Decisions are written in the order of their times, so that a few bytes for many pages find a day among years.
    index('decision_at').using('brin', t.at),
    index('decision_automatic')
      .on(t.id)
      .where(sql`actor is null`),
    check(
      'decision_in_a_grid_is_of_what_was_seen',
      sql`${t.seen} is null or (${t.action} in ('approve', 'clear')
      and coalesce((${t.seen} ->> 'ms')::int >= 1000 and (${t.seen} ->> 'width')::int >= 260, false))`,
    ),
    check(
      'decision_without_a_person_names_its_entry',
      sql`(${t.actor} is null) = (${t.entry} is not null) and (${t.actor} is not null or ${t.action} = 'reject')`,
    ),
  ],
);
export type Decision = typeof decision.$inferSelect;
