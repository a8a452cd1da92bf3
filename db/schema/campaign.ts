import { sql } from 'drizzle-orm';
import { check, pgTable, smallint, text, timestamp, unique } from 'drizzle-orm/pg-core';

/** One edition of the remembrance. The one that opened last is the one that runs. */
export const campaign = pgTable(
  'campaign',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    hashtag: text('hashtag').notNull(),
    /** IANA name; the nights are counted in it. */
    timeZone: text('time_zone').notNull(),
    opensAt: timestamp('opens_at', { withTimezone: true }).notNull(),
    closesAt: timestamp('closes_at', { withTimezone: true }).notNull(),
    /** How many people must have looked before something stands on a wall: two, unless the campaign says one. */
    eyes: smallint('eyes').notNull().default(2),
    /** Until then every queue is strict, because of a burst; it ends by itself. */
    strictUntil: timestamp('strict_until', { withTimezone: true }),
  },
  (t) => [
    check('campaign_eyes', sql`${t.eyes} in (1, 2)`),
    check('campaign_opens_before_it_closes', sql`${t.opensAt} < ${t.closesAt}`),
    unique('campaign_id_eyes').on(t.id, t.eyes),
  ],
);

export type Campaign = typeof campaign.$inferSelect;
