import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { StaffId } from '../ids.ts';
import { decision } from './decision.ts';
import { staff } from './staff.ts';

/**
 * What a lead says of an item on which somebody else has decided, without knowing what: append-only, and it changes
 * nothing on the item.
 */
export const sample = pgTable(
  'sample',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    decision: bigint('decision', { mode: 'number' })
      .notNull()
      .references(() => decision.id),
    actor: uuid('actor')
      .$type<StaffId>()
      .notNull()
      .references(() => staff.id),
    verdict: text('verdict', { enum: ['approve', 'reject'] }).notNull(),
    /** A code; why she would reject it. */
    reason: text('reason'),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique('sample_once').on(t.actor, t.decision),
    index('sample_at').on(t.at),
    check('sample_rejects_with_a_reason', sql`(${t.verdict} = 'reject') = (${t.reason} is not null)`),
  ],
);
