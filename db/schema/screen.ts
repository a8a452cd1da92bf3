import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, smallint, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { NoticeId } from '../ids.ts';
import { screen } from './wall.ts';

/**
 * A display that asks to become a screen: it shows the code, somebody types it at the desk. Kept for ten minutes; what
 * came of it stands in the journal.
 */
export const pairing = pgTable(
  'pairing',
  {
    /** SHA-256 of what the display holds, by which it asks what came of it. */
    holder: text('holder').primaryKey(),
    code: text('code').notNull().unique(),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull().defaultNow(),
    /** What it has become; null while nobody has typed the code. */
    screen: text('screen')
      .unique()
      .references(() => screen.key),
  },
  (t) => [index('pairing_age').on(t.askedAt)],
);

/** That screens went silent, or are back: told once, by mail and by a web hook, of however many at the same moment. */
export const notice = pgTable(
  'notice',
  {
    id: uuid('id').$type<NoticeId>().primaryKey().defaultRandom(),
    kind: text('kind', { enum: ['screens-away', 'screens-back'] }).notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** Not before this: a hook that does not answer is given a moment. */
    hookDueAt: timestamp('hook_due_at', { withTimezone: true }).notNull().defaultNow(),
    hookAttempts: smallint('hook_attempts').notNull().default(0),
    hookSentAt: timestamp('hook_sent_at', { withTimezone: true }),
  },
  (t) => [
    index('notice_hook')
      .on(t.hookDueAt)
      .where(sql`hook_sent_at is null`),
    check('notice_kind', sql`${t.kind} in ('screens-away', 'screens-back')`),
    check('notice_hook_attempts', sql`${t.hookAttempts} between 0 and 2`),
  ],
);
export type Notice = typeof notice.$inferSelect;

/** One silence of a screen that people are told of: once when it has lasted, once when it is over. */
export const outage = pgTable(
  'outage',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    screen: text('screen')
      .notNull()
      .references(() => screen.key),
    /** The last sign of life before it. */
    since: timestamp('since', { withTimezone: true }).notNull(),
    away: uuid('away')
      .$type<NoticeId>()
      .notNull()
      .references(() => notice.id),
    /** The sign of life that ended it, or when the screen was taken out of use; null while it lasts. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
    /** Null while it lasts, and where the screen was taken out of use. */
    back: uuid('back')
      .$type<NoticeId>()
      .references(() => notice.id),
  },
  (t) => [
    uniqueIndex('outage_once').on(t.screen, t.since),
    uniqueIndex('outage_lasts')
      .on(t.screen)
      .where(sql`ended_at is null`),
    index('outage_away').on(t.away),
    index('outage_back').on(t.back),
    check('outage_is_over_when_told_so', sql`${t.back} is null or ${t.endedAt} is not null`),
    check('outage_ends_after_it_began', sql`${t.endedAt} > ${t.since}`),
  ],
);
