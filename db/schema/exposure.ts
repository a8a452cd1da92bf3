import { bigint, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { StaffId } from '../ids.ts';
import { decision } from './decision.ts';
import { spareable, staff } from './staff.ts';

/**
 * That somebody had to look at what was held back, or rejected something vile: append-only, written with the decision, since an
 * item's risk changes later. It is hers to see; of others it is only ever summed.
 */
export const exposure = pgTable(
  'exposure',
  {
    decision: bigint('decision', { mode: 'number' })
      .primaryKey()
      .references(() => decision.id),
    staff: uuid('staff')
      .$type<StaffId>()
      .notNull()
      .references(() => staff.id),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** As what she rejected it; null for what was held back and is none of these. */
    reason: text('reason', { enum: spareable }),
    /** The rejection of many that it was part of: what was seen on one sheet counts once. */
    sheet: uuid('sheet'),
  },
  (t) => [index('exposure_of').on(t.staff, t.at)],
);
