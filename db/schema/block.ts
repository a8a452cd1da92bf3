import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { BlockId } from '../ids.ts';
import { partner } from './partner.ts';
import { wall } from './wall.ts';

export const blockKinds = [
  'mosaic',
  'photos',
  'testimony',
  'message',
  'countdown',
  'silence',
  'hold',
  'black',
  'partner',
  'figures',
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** Without a zone, as a clock beside the wall shows it. */
const clock = (name: string) => timestamp(name, { precision: 0, mode: 'string' });

/**
 * A block of a wall's programme. Its times are those of a clock; which moments they are is worked out each time they are
 * asked for, and stored nowhere (docs/decisions/0030-programme.md).
 */
export const block = pgTable(
  'block',
  {
    id: uuid('id').$type<BlockId>().primaryKey(),
    wall: text('wall')
      .notNull()
      .references(() => wall.id),
    kind: text('kind', { enum: blockKinds }).notNull(),
    startsAt: clock('starts_at').notNull(),
    endsAt: clock('ends_at').notNull(),
    /** IANA name, where its clock is not the wall's own: so that several walls are silent in the same minute. */
    zone: text('zone'),
    /** Typed by staff: what a message or a hold says, what is counted to, whom a silence is for, a partner's thanks. */
    words: text('words'),
    /** What a countdown counts to, by the same clock. */
    countsTo: clock('counts_to'),
    /** Whose hour it is. */
    partner: text('partner').references(() => partner.slug),
    /** The number of its last change, for whoever changes what she saw. */
    change: integer('change').notNull().default(1),
  },
  (t) => [
    index('block_of_wall').on(t.wall, t.endsAt),
    check(
      'block_kind',
      sql`${t.kind} in ('mosaic', 'photos', 'testimony', 'message', 'countdown', 'silence', 'hold', 'black', 'partner', 'figures')`,
    ),
    check('block_length', sql`${t.startsAt} < ${t.endsAt} and ${t.endsAt} - ${t.startsAt} <= interval '24 hours'`),
    check('block_words', sql`char_length(${t.words}) between 1 and 400`),
    check(
      'block_words_of_its_kind',
      sql`case when ${t.kind} in ('message', 'hold') then ${t.words} is not null
      when ${t.kind} in ('countdown', 'silence', 'partner') then true else ${t.words} is null end`,
    ),
    check(
      'block_counts_to',
      sql`(${t.kind} = 'countdown') = (${t.countsTo} is not null) and ${t.countsTo} >= ${t.endsAt}`,
    ),
    check('block_partner', sql`(${t.kind} = 'partner') = (${t.partner} is not null)`),
  ],
);
export type Block = typeof block.$inferSelect;
