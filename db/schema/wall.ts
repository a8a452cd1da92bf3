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

/** What a place forbids, whoever runs the wall. No card has a sound or a logo yet: those two bind what is still to be made. */
export const placeRules = ['no-counters', 'no-logos', 'no-partner-cards', 'no-sound'] as const;
export type PlaceRule = (typeof placeRules)[number];

/** A projection surface with one programme and pace. */
export const wall = pgTable(
  'wall',
  {
    id: text('id').primaryKey(),
    campaign: text('campaign')
      .notNull()
      .references(() => campaign.id),
    name: text('name').notNull(),
    /** Where it is, as one would tell a visitor. */
    place: text('place'),
    /** IANA name; its nights are told in it, and its programme, but for the blocks that name another. */
    zone: text('zone').notNull().default('UTC'),
    /** In pixels. */
    width: integer('width').notNull().default(1920),
    height: integer('height').notNull().default(1080),
    /** In which it says what is nobody's words, such as the names of its figures; the screen's own where there are none. */
    languages: text('languages').array().notNull().default([]),
    rules: text('rules', { enum: placeRules }).array().notNull().default([]),
    /** How long one card stands. */
    paceMs: integer('pace_ms').notNull().default(8000),
    mode: text('mode', { enum: wallModes }).notNull().default('running'),
    /** The words of a hold. */
    holdText: text('hold_text'),
    /** Something changed that the timeline must follow: the planner looks, and puts it back. */
    stale: boolean('stale').notNull().default(false),
    /** From this moment on the programme is another than the timeline was planned by; the planner puts it back. */
    programmeFrom: timestamp('programme_from', { withTimezone: true }),
    /** Asked for by event staff: this one next. */
    spotlight: uuid('spotlight')
      .$type<SubmissionId>()
      .references(() => submission.id),
  },
  (t) => [
    check('wall_id', sql`${t.id} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('wall_pace', sql`${t.paceMs} between 2000 and 600000`),
    check('wall_size', sql`${t.width} between 16 and 32768 and ${t.height} between 16 and 32768`),
    check(
      'wall_rules',
      sql`${t.rules} <@ array['no-counters', 'no-logos', 'no-partner-cards', 'no-sound'] and array_position(${t.rules}, null) is null`,
    ),
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
