import { sql } from 'drizzle-orm';
import { bit, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { SubmissionId } from '../ids.ts';
import { submission } from './submission.ts';

/** What a submission's picture looks like, as PDQ: whole, and without a border of one colour where it has one. */
export const fingerprint = pgTable(
  'fingerprint',
  {
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id, { onDelete: 'cascade' }),
    part: text('part', { enum: ['whole', 'trimmed'] }).notNull(),
    pdq: bit('pdq', { dimensions: 256 }).notNull(),
    /** From 0 to 100; below 50 the hash says nothing. */
    quality: smallint('quality').notNull(),
    /** The same, cut around its middle in steps of 3 % of its sides: by these it leads a cluster. */
    crops: bit('crops', { dimensions: 256 })
      .array()
      .notNull()
      .default(sql`'{}'`),
  },
  (t) => [primaryKey({ columns: [t.submission, t.part] })],
);
export type StoredFingerprint = typeof fingerprint.$inferSelect;
