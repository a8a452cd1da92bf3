import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { SubmissionId } from '../ids.ts';
import { decision } from './decision.ts';
import { submission } from './submission.ts';

/**
 * Why something is not shown, as its giver is told (article 17 of the EU's Digital Services Act): codes that the catalogs
 * put into words, and no word about anybody. Append-only; that a later decision took it back is all that is ever added.
 */
export const statement = pgTable(
  'statement',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    /** The rejection; null where flags alone took it off its places until a person has looked. */
    decision: bigint('decision', { mode: 'number' })
      .unique()
      .references(() => decision.id),
    measure: text('measure', { enum: ['removed', 'suspended'] }).notNull(),
    /** One of the codes of rejections. */
    reason: text('reason').notNull(),
    /** Whose word made somebody look: nobody's but the campaign's, a visitor's flag, or a notice by article 16. */
    source: text('source', { enum: ['own-initiative', 'flag', 'notice'] }).notNull(),
    /** Whether a program drew attention to it. */
    detected: boolean('detected').notNull(),
    /** Whether a program decided, without a person. */
    automatic: boolean('automatic').notNull(),
    /** Which words the catalogs had for it then. */
    textVersion: text('text_version').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    supersededAt: timestamp('superseded_at', { withTimezone: true }),
  },
  (t) => [
    uniqueIndex('statement_standing')
      .on(t.submission)
      .where(sql`superseded_at is null`),
    index('statement_age').on(t.at, t.id),
    check('statement_measure', sql`${t.measure} in ('removed', 'suspended')`),
    check('statement_source', sql`${t.source} in ('own-initiative', 'flag', 'notice')`),
    check('statement_removal_is_decided', sql`(${t.measure} = 'removed') = (${t.decision} is not null)`),
  ],
);
export type Statement = typeof statement.$inferSelect;
