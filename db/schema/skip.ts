import { pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { StaffId, SubmissionId } from '../ids.ts';
import { staff } from './staff.ts';
import { submission } from './submission.ts';

/** An item that somebody left to the others: she is not given it before `until`. Her next skip clears away what is over. */
export const skip = pgTable(
  'skip',
  {
    actor: uuid('actor')
      .$type<StaffId>()
      .notNull()
      .references(() => staff.id),
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    until: timestamp('until', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.actor, t.submission] })],
);
