import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  jsonb,
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

/** Kinds of cards that have people on them, and the kinds that have none. */
const withPeople = ['mosaic', 'photo', 'testimony'] as const;
const withoutPeople = ['message', 'countdown', 'silence', 'hold', 'black', 'partner', 'figures'] as const;

/** What a card without people says, kept with it: the programme may change, and what stood there does not. */
export interface CardSays {
  /** Typed by staff, in any script. */
  text?: string;
  /** A partner's name. */
  partner?: string;
  /** What a countdown counts to, in ms since the epoch. */
  to?: number;
  people?: number;
  countries?: number;
}

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
    kind: text('kind', { enum: [...withPeople, ...withoutPeople] }).notNull(),
    layout: text('layout').notNull(),
    /** Null for a card with people. */
    says: jsonb('says').$type<CardSays>(),
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
    check(
      'card_says',
      sql`case when ${t.kind} in ('mosaic', 'photo', 'testimony') then ${t.says} is null
      else ${t.kind} in ('message', 'countdown', 'silence', 'hold', 'black', 'partner', 'figures') and ${t.says} is not null and jsonb_typeof(${t.says}) = 'object' end`,
    ),
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
