import { index, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';

/** Bytes that must go from the store; the row goes with them. */
export const erasure = pgTable(
  'erasure',
  {
    address: text('address').primaryKey(),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull().defaultNow(),
    failures: smallint('failures').notNull().default(0),
    retryAfter: timestamp('retry_after', { withTimezone: true }),
  },
  (t) => [index('erasure_age').on(t.askedAt)],
);
