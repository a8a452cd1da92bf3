import { sql } from 'drizzle-orm';
import { check, integer, pgTable, smallint, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { roles } from './staff.ts';

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
    /** Where its letters come from and answers to them go. */
    email: text('email'),
    /** Where a danger to life is told at once; to every admin where it is left out. */
    alarmEmail: text('alarm_email'),
    /** How many people must have looked before something stands on a wall: two, unless the campaign says one. */
    eyes: smallint('eyes').notNull().default(2),
    /** Within so many minutes a person looks at what checks or people hold back, and at everything else. */
    quarantineMinutes: integer('quarantine_minutes').notNull().default(15),
    reviewMinutes: integer('review_minutes')
      .notNull()
      .default(24 * 60),
    /** Within so many hours an appeal is answered. */
    appealHours: integer('appeal_hours').notNull().default(72),
    /** When the first night begins on which walls are lit: the queues should be empty by then. Null while nobody has said. */
    firstNightAt: timestamp('first_night_at', { withTimezone: true }),
    /** The roles whose people need more than a password. */
    requireSecondFactor: text('require_second_factor', { enum: roles }).array().notNull().default([]),
    /** Until then every queue is strict, because of a burst; it ends by itself. */
    strictUntil: timestamp('strict_until', { withTimezone: true }),
  },
  (t) => [
    check('campaign_eyes', sql`${t.eyes} in (1, 2)`),
    check(
      'campaign_service_levels',
      sql`${t.quarantineMinutes} between 1 and 10080 and ${t.reviewMinutes} between 1 and 10080
      and ${t.appealHours} between 1 and 744`,
    ),
    check('campaign_opens_before_it_closes', sql`${t.opensAt} < ${t.closesAt}`),
    unique('campaign_id_eyes').on(t.id, t.eyes),
  ],
);

export type Campaign = typeof campaign.$inferSelect;
