import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CardId, SubmissionId } from '../ids.ts';
import { event } from './event.ts';
import { submission } from './submission.ts';
import { screen, wall } from './wall.ts';

/** What a wall shows in one slot. Cards that were planned and taken back stay, with the event that did so. */
export const card = pgTable(
  'card',
  {
    id: uuid('id').$type<CardId>().primaryKey().defaultRandom(),
    wall: text('wall')
      .notNull()
      .references(() => wall.id),
    at: timestamp('at', { withTimezone: true }).notNull(),
    until: timestamp('until', { withTimezone: true }).notNull(),
    kind: text('kind', { enum: ['mosaic', 'photo', 'testimony'] }).notNull(),
    layout: text('layout').notNull(),
    /** The journal's number under which the screens heard of it. */
    announced: bigint('announced', { mode: 'number' })
      .notNull()
      .references(() => event.number),
    /** The journal's number that took it back before or while it stood; null for a card of the timeline. */
    superseded: bigint('superseded', { mode: 'number' }).references(() => event.number),
  },
  (t) => [
    index('card_timeline')
      .on(t.wall, t.at)
      .where(sql`superseded is null`),
    index('card_announced').on(t.announced),
    check('card_has_a_length', sql`${t.at} < ${t.until}`),
  ],
);
export type Card = typeof card.$inferSelect;

/** Who stands on a card, in the order of its places. */
export const cardItem = pgTable(
  'card_item',
  {
    card: uuid('card')
      .$type<CardId>()
      .notNull()
      .references(() => card.id),
    place: smallint('place').notNull(),
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    /** Its first turn on this wall, when the card was planned. */
    first: boolean('first').notNull(),
  },
  (t) => [primaryKey({ columns: [t.card, t.place] }), index('card_item_of').on(t.submission)],
);

/** A screen's proof that a card stood on it from when to when. */
export const play = pgTable(
  'play',
  {
    screen: text('screen')
      .notNull()
      .references(() => screen.key),
    card: uuid('card')
      .$type<CardId>()
      .notNull()
      .references(() => card.id),
    from: timestamp('from', { withTimezone: true }).notNull(),
    until: timestamp('until', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.screen, t.card, t.from] })],
);

/** What a screen had of a pulled item: it stood on it, waited on a card to come, or was not there. */
export const tookOff = ['standing', 'coming', 'nothing'] as const;
export type TookOff = (typeof tookOff)[number];

/** A screen's answer that a pulled item has left it, or that a wall's new mode is to be seen on it. */
export const pullReceipt = pgTable(
  'pull_receipt',
  {
    screen: text('screen')
      .notNull()
      .references(() => screen.key),
    /** The journal's number of the pull, or of the control. */
    pull: bigint('pull', { mode: 'number' })
      .notNull()
      .references(() => event.number),
    /** When the answer came. */
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** Null for a control, and for a screen that does not say. */
    took: text('took', { enum: tookOff }),
    /** When the screen had done it, by its own account of the server's clock; null where it does not say. */
    doneAt: timestamp('done_at', { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.screen, t.pull] }),
    index('pull_receipt_of').on(t.pull),
    check('pull_receipt_took', sql`${t.took} in ('standing', 'coming', 'nothing')`),
  ],
);
