import { bigint, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { StaffId, SubmissionId } from '../ids.ts';
import { staff } from './staff.ts';
import { submission, submissionStates } from './submission.ts';

/**
 * A person's look at a submission and what came of it: append-only, kept for ever. With each of them a trigger writes an
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
    action: text('action', { enum: ['approve', 'reject', 'clear', 'escalate', 'undo', 'pull'] }).notNull(),
    actor: uuid('actor')
      .$type<StaffId>()
      .notNull()
      .references(() => staff.id),
    from: text('from', { enum: submissionStates }).notNull(),
    to: text('to', { enum: submissionStates }).notNull(),
    /** The digest of what was on the screen. */
    digest: text('digest').notNull(),
    reason: text('reason'),
    note: text('note'),
    /** Chance that is hashed with `reason` and `note`, and goes with them: a hash alone would let short words be guessed. */
    seal: uuid('seal').defaultRandom(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('decision_of').on(t.submission, t.id), index('decision_by').on(t.actor, t.id)],
);
export type Decision = typeof decision.$inferSelect;
