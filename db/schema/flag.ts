import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { SubmissionId } from '../ids.ts';
import { decision } from './decision.ts';
import { submission } from './submission.ts';

export const flagReasons = ['hateful', 'violent', 'sexual', 'private-data', 'not-own-picture', 'other'] as const;
export type FlagReason = (typeof flagReasons)[number];

/**
 * Somebody's word that something published should not be: a person looks at it. It stays as it was said; its answer is
 * added, and opened again by an undo; all that may tell who said it goes with the submission. Triggers hold this.
 */
export const flag = pgTable(
  'flag',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    reason: text('reason', { enum: flagReasons }).notNull(),
    words: text('words'),
    /** Where to answer; needed with a claim that it is against the law. */
    name: text('name'),
    email: text('email'),
    /** A notice by article 16 of the EU's Digital Services Act: it says why it is illegal, and who says so. */
    illegal: boolean('illegal').notNull().default(false),
    locale: text('locale').notNull(),
    /** Who flagged, as a keyed hash of the network that changes every day: nobody is known by it. Goes with the words. */
    network: text('network'),
    /** Whether it took something off its places on this word alone. */
    alone: boolean('alone').notNull().default(false),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** The decision of the person who looked. */
    answered: bigint('answered', { mode: 'number' }).references(() => decision.id),
    /** When what it is about was taken back, and the words with it. */
    forgottenAt: timestamp('forgotten_at', { withTimezone: true }),
  },
  (t) => [
    unique('flag_once').on(t.submission, t.network),
    index('flag_open')
      .on(t.submission)
      .where(sql`answered is null`),
    index('flag_by')
      .on(t.network, t.at)
      .where(sql`network is not null`),
    check(
      'flag_notice_is_complete',
      sql`not ${t.illegal} or ${t.forgottenAt} is not null or num_nonnulls(${t.words}, ${t.name}, ${t.email}) = 3`,
    ),
    check(
      'flag_is_forgotten_whole',
      sql`case when ${t.forgottenAt} is null then ${t.network} is not null
      else num_nonnulls(${t.words}, ${t.name}, ${t.email}, ${t.network}) = 0 end`,
    ),
  ],
);
export type Flag = typeof flag.$inferSelect;
