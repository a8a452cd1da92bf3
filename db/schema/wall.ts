import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ScreenId, SubmissionId } from '../ids.ts';
import { campaign } from './campaign.ts';
import { submission } from './submission.ts';

export const wallModes = ['running', 'paused', 'blackout', 'hold'] as const;
export type WallMode = (typeof wallModes)[number];

/** A projection surface with one programme and pace. */
export const wall = pgTable(
  'wall',
  {
    id: text('id').primaryKey(),
    campaign: text('campaign')
      .notNull()
      .references(() => campaign.id),
    name: text('name').notNull(),
    /** How long one card stands. */
    paceMs: integer('pace_ms').notNull().default(8000),
    mode: text('mode', { enum: wallModes }).notNull().default('running'),
    /** The words of a hold. */
    holdText: text('hold_text'),
    /** Something changed that the timeline must follow: the planner looks, and puts it back. */
    stale: boolean('stale').notNull().default(false),
    /** Asked for by event staff: this one next. */
    spotlight: uuid('spotlight')
      .$type<SubmissionId>()
      .references(() => submission.id),
  },
  (t) => [
    check('wall_id', sql`${t.id} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('wall_pace', sql`${t.paceMs} between 2000 and 600000`),
    check('wall_hold_has_words', sql`(${t.mode} = 'hold') = (${t.holdText} is not null)`),
  ],
);
export type Wall = typeof wall.$inferSelect;

/** One physical display of a wall, known by the secret in its address. */
export const screen = pgTable(
  'screen',
  {
    key: text('key').primaryKey(),
    /** What the desk and the record call it, since its key is a secret. */
    id: uuid('id').$type<ScreenId>().notNull().unique().defaultRandom(),
    wall: text('wall')
      .notNull()
      .references(() => wall.id),
    name: text('name').notNull(),
    /** Its last sign of life, and what it said of itself. */
    seenAt: timestamp('seen_at', { withTimezone: true }),
    health: jsonb('health').$type<Record<string, unknown>>(),
    /** The journal's number at which it last began from nothing: what was taken off before then it never had. */
    anewAt: bigint('anew_at', { mode: 'number' }),
    /** When it was taken out of use, for ever: its key opens nothing any more. */
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (t) => [index('screen_of').on(t.wall)],
);
export type Screen = typeof screen.$inferSelect;

/** Whose turn it is: every cleared submission on every wall, the never-shown first, then the least recently shown. */
export const rotation = pgTable(
  'rotation',
  {
    wall: text('wall')
      .notNull()
      .references(() => wall.id),
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    kind: text('kind', { enum: ['photo', 'testimony', 'message'] }).notNull(),
    since: timestamp('since', { withTimezone: true }).notNull().defaultNow(),
    /** When its latest card begins, shown or still to come; null when it has had none. */
    lastAt: timestamp('last_at', { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.wall, t.submission] }),
    index('rotation_turn').on(t.wall, t.kind, t.lastAt.asc().nullsFirst(), t.since),
  ],
);
