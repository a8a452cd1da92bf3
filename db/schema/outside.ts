import { boolean, check, date, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';

/** A classifier from outside that the workers ask: what the privacy page names, and what all workers know of its health. */
export const outsideService = pgTable('outside_service', {
  name: text('name').primaryKey(),
  /** What people know it as. */
  title: text('title').notNull(),
  /** Whether words are sent to it as well as pictures. */
  words: boolean('words').notNull(),
  /** What was given before is never sent: whoever gave it was not told. */
  since: timestamp('since', { withTimezone: true }).notNull().defaultNow(),
  /** Calls in a row that brought nothing. */
  failures: integer('failures').notNull().default(0),
  /** Until then it is not asked: it wants a pause, or has failed too often. */
  pausedUntil: timestamp('paused_until', { withTimezone: true }),
});
export type OutsideService = typeof outsideService.$inferSelect;

/** How often each was called on a day (UTC): they cost money. */
export const outsideCalls = pgTable(
  'outside_calls',
  {
    service: text('service').notNull(),
    day: date('day').notNull(),
    calls: integer('calls').notNull(),
  },
  (t) => [primaryKey({ columns: [t.service, t.day] }), check('outside_calls_counted', sql`${t.calls} > 0`)],
);
