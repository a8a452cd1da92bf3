import {
  bigint,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { SubmissionId } from '../ids.ts';
import { submission } from './submission.ts';

const of = () =>
  uuid('submission')
    .$type<SubmissionId>()
    .notNull()
    .references(() => submission.id, { onDelete: 'cascade' });

/** That a check has looked at a submission, with which version of itself, and how it ended. */
export const checkRun = pgTable(
  'check_run',
  {
    submission: of(),
    check: text('check').notNull(),
    version: integer('version').notNull(),
    /** `refused`: it could not be looked at, nor will it ever be. */
    outcome: text('outcome', { enum: ['done', 'failed', 'timed-out', 'refused'] }).notNull(),
    /** For a check that goes by something people change, such as the lexicon: which version of that. */
    basis: bigint('basis', { mode: 'number' }),
    /** How long it took, in ms. */
    ms: integer('ms').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.submission, t.check] })],
);
export type CheckRun = typeof checkRun.$inferSelect;

/** What a check noticed: advice for a person, never an approval. */
export const finding = pgTable(
  'finding',
  {
    submission: of(),
    check: text('check').notNull(),
    /** Counts what one check noticed on one submission, from 0. */
    place: smallint('place').notNull().default(0),
    severity: text('severity', { enum: ['info', 'warn', 'hold', 'block'] }).notNull(),
    /** From 0 to 1, in the check's own measure. */
    score: real('score').notNull(),
    evidence: jsonb('evidence').$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.submission, t.check, t.place] })],
);
export type Finding = typeof finding.$inferSelect;

/** A run that a later one of the same check has superseded, with what it had found. A withdrawal empties `findings`. */
export const pastRun = pgTable(
  'past_run',
  {
    submission: of(),
    check: text('check').notNull(),
    version: integer('version').notNull(),
    outcome: text('outcome', { enum: ['done', 'failed', 'timed-out', 'refused'] }).notNull(),
    basis: bigint('basis', { mode: 'number' }),
    ms: integer('ms').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    findings: jsonb('findings').$type<Omit<Finding, 'submission' | 'check'>[]>().notNull(),
    supersededAt: timestamp('superseded_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.submission, t.check, t.at] })],
);
