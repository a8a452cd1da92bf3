import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { StaffId, SubmissionId } from '../ids.ts';
import { decision } from './decision.ts';
import { staff } from './staff.ts';
import { submission } from './submission.ts';

/**
 * What a lead says of something that another has decided, before she knows what that was: append-only, codes alone. It is a
 * measure and no decision, and changes nothing of the item.
 */
export const sample = pgTable(
  'sample',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    /** The first look that is judged anew. */
    decision: bigint('decision', { mode: 'number' })
      .notNull()
      .references(() => decision.id),
    lead: uuid('lead')
      .$type<StaffId>()
      .notNull()
      .references(() => staff.id),
    verdict: text('verdict', { enum: ['approve', 'reject'] }).notNull(),
    /** One of the codes of rejections; null where she would have approved it. */
    reason: text('reason'),
    /** The digest of what was on her screen, which is that of the decision. */
    digest: text('digest').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique('sample_once').on(t.submission, t.lead),
    index('sample_age').on(t.at),
    index('sample_by').on(t.lead, t.at),
    check('sample_verdict', sql`${t.verdict} in ('approve', 'reject')`),
    check('sample_reason', sql`(${t.verdict} = 'reject') = (${t.reason} is not null)`),
  ],
);
export type Sample = typeof sample.$inferSelect;
