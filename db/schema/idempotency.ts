import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { SubmissionId } from '../ids.ts';
import { submission } from './submission.ts';

/** A caller's name for one attempt to give: the same name within 24 hours answers the same submission. */
export const idempotency = pgTable(
  'idempotency',
  {
    key: text('key').primaryKey(),
    /** SHA-256 of what was given with it; another content under the same key is refused. */
    content: text('content').notNull(),
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('idempotency_age').on(t.at)],
);
