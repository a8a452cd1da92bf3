import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { StaffId } from '../ids.ts';
import { staff } from './staff.ts';

/** What entries can be, each from the plainest to the strongest where there is an order. */
export const lexiconViews = ['raw', 'folded', 'lookalikes', 'leet', 'joined', 'squeezed'] as const;
export const lexiconMatches = ['word', 'start', 'inside', 'number'] as const;
export const lexiconSeverities = ['info', 'warn', 'hold'] as const;
export const lexiconCategories = [
  'denial',
  'distortion',
  'antisemitic-code',
  'conspiracy',
  'slur',
  'threat',
  'glorification',
] as const;

/** An entry holds so many forms at most. */
export const mostForms = 100;

const oneOf = (values: readonly string[]) => sql.raw(`(${values.map((value) => `'${value}'`).join(', ')})`);

/** What the word check looks for. Entries stay: findings name them, so one that is not looked for any more is disabled. */
export const lexiconEntry = pgTable(
  'lexicon_entry',
  {
    /** As findings and the journal name it, for ever; it says nothing that is hateful itself. */
    id: text('id').primaryKey(),
    /** Plain text as people would read it in a book, never patterns. */
    forms: text('forms').array().notNull(),
    view: text('view', { enum: lexiconViews }).notNull(),
    /** Tags of languages, `*` for any. For people: all forms are looked for in every text. */
    languages: text('languages').array().notNull(),
    category: text('category', { enum: lexiconCategories }).notNull(),
    severity: text('severity', { enum: lexiconSeverities }).notNull(),
    match: text('match', { enum: lexiconMatches }).notNull(),
    source: text('source').notNull(),
    note: text('note').notNull(),
    /** Whether somebody who reads the language as her own has agreed. */
    reviewed: boolean('reviewed').notNull().default(false),
    /** From then on it is not looked for. */
    expiresAt: timestamp('expires_at', { withTimezone: true }),
    disabledAt: timestamp('disabled_at', { withTimezone: true }),
    /** The number of its last change in `lexicon_change`: whoever changes it says which one she saw. */
    change: bigint('change', { mode: 'number' }).notNull(),
    /** Null: it came with the program. */
    changedBy: uuid('changed_by')
      .$type<StaffId>()
      .references(() => staff.id),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    check('lexicon_entry_forms', sql`cardinality(${t.forms}) between 1 and ${sql.raw(String(mostForms))}`),
    check('lexicon_entry_view', sql`${t.view} in ${oneOf(lexiconViews)}`),
    check('lexicon_entry_category', sql`${t.category} in ${oneOf(lexiconCategories)}`),
    check('lexicon_entry_severity', sql`${t.severity} in ${oneOf(lexiconSeverities)}`),
    check('lexicon_entry_match', sql`${t.match} in ${oneOf(lexiconMatches)}`),
  ],
);
export type LexiconEntry = typeof lexiconEntry.$inferSelect;

/** What people say of an entry; the rest of its row says who did, and when. */
export type LexiconFields = Omit<LexiconEntry, 'id' | 'change' | 'changedBy' | 'changedAt'>;

/**
 * Every change of an entry with what it was and is: append-only. The journal names its number. The highest number is the
 * version of the whole lexicon; they become visible in their order, since who changes the lexicon does so alone.
 */
export const lexiconChange = pgTable(
  'lexicon_change',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    entry: text('entry')
      .notNull()
      .references(() => lexiconEntry.id),
    /** Null: the program's own list. */
    actor: uuid('actor')
      .$type<StaffId>()
      .references(() => staff.id),
    /** Null where the entry was added. */
    before: jsonb('before').$type<Stored | null>(),
    after: jsonb('after').$type<Stored>().notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('lexicon_change_of').on(t.entry, t.id)],
);
export type LexiconChange = typeof lexiconChange.$inferSelect;

/** The fields of an entry as JSON keeps them. */
type Stored = Omit<LexiconFields, 'expiresAt' | 'disabledAt'> & { expiresAt: string | null; disabledAt: string | null };
