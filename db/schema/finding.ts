import { jsonb, pgTable, primaryKey, real, text, uuid } from 'drizzle-orm/pg-core';
import type { SubmissionId } from '../ids.ts';
import { submission } from './submission.ts';

/** What the examination noticed: advice for a person, never an approval. */
export const finding = pgTable(
  'finding',
  {
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id, { onDelete: 'cascade' }),
    check: text('check').notNull(),
    severity: text('severity', { enum: ['info', 'warn', 'hold', 'block'] }).notNull(),
    /** From 0 to 1, in the check's own measure. */
    score: real('score').notNull(),
    evidence: jsonb('evidence').$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.submission, t.check] })],
);
export type Finding = typeof finding.$inferSelect;
