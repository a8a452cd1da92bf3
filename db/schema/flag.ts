import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { SubmissionId } from '../ids.ts';
import { decision } from './decision.ts';
import { submission } from './submission.ts';

export const flagReasons = ['hateful', 'violent', 'sexual', 'private-data', 'not-own-picture', 'other'] as const;
export type FlagReason = (typeof flagReasons)[number];

/** Somebody's word that something published should not be: a person looks at it. Goes with the submission. */
export const flag = pgTable(
  'flag',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id, { onDelete: 'cascade' }),
    reason: text('reason', { enum: flagReasons }).notNull(),
    words: text('words'),
    /** Where to answer; needed with a claim that it is against the law. */
    name: text('name'),
    email: text('email'),
    /** A notice by article 16 of the EU's Digital Services Act: it says why it is illegal, and who says so. */
    illegal: boolean('illegal').notNull().default(false),
    locale: text('locale').notNull(),
    /** Who flagged, as a keyed hash of the network that changes every day: nobody is known by it. */
    network: text('network').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** The decision of the person who looked. */
    answered: bigint('answered', { mode: 'number' }).references(() => decision.id),
  },
  (t) => [
    unique('flag_once').on(t.submission, t.network),
    index('flag_open')
      .on(t.submission)
      .where(sql`answered is null`),
    check('flag_notice_is_complete', sql`not ${t.illegal} or num_nonnulls(${t.words}, ${t.name}, ${t.email}) = 3`),
  ],
);
export type Flag = typeof flag.$inferSelect;
