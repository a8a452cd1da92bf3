import { sql } from 'drizzle-orm';
import { bit, check, index, pgTable, primaryKey, smallint, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { BankEntryId, StaffId, SubmissionId } from '../ids.ts';
import { partner } from './partner.ts';
import { staff } from './staff.ts';
import { submission } from './submission.ts';

/** What a likeness to a bank's picture asks for: a note, a person's look, or that and, for equal bytes, a refusal. */
export const bankModes = ['observe', 'route', 'block'] as const;
export type BankMode = (typeof bankModes)[number];

/** Hateful pictures, kept as what they look like and never as pictures. */
export const bank = pgTable(
  'bank',
  {
    slug: text('slug').primaryKey(),
    name: text('name').notNull(),
    mode: text('mode', { enum: bankModes }).notNull(),
    /** Whose it is; null for the campaign's own. */
    partner: text('partner').references(() => partner.slug),
    disabledAt: timestamp('disabled_at', { withTimezone: true }),
  },
  (t) => [
    check('bank_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('bank_mode', sql`${t.mode} in ('observe', 'route', 'block')`),
  ],
);
export type Bank = typeof bank.$inferSelect;

/** One picture of a bank. Until another person has confirmed it, it is one person's opinion. */
export const bankEntry = pgTable(
  'bank_entry',
  {
    id: uuid('id').$type<BankEntryId>().primaryKey().defaultRandom(),
    bank: text('bank')
      .notNull()
      .references(() => bank.slug),
    /** Of the original's bytes, in hexadecimal digits; null where only its look is known. */
    sha256: text('sha256'),
    /** Why it is here, in the words of whoever added it. */
    note: text('note'),
    /** Given here, brought by somebody of the staff, or shared by others. */
    source: text('source', { enum: ['submission', 'upload', 'import'] }).notNull(),
    /** A withdrawal deletes the entry with it, unless it is confirmed. */
    sourceSubmission: uuid('source_submission')
      .$type<SubmissionId>()
      .references(() => submission.id),
    addedBy: uuid('added_by')
      .$type<StaffId>()
      .notNull()
      .references(() => staff.id),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull().defaultNow(),
    confirmedBy: uuid('confirmed_by')
      .$type<StaffId>()
      .references(() => staff.id),
    disabledAt: timestamp('disabled_at', { withTimezone: true }),
  },
  (t) => [
    unique('bank_entry_once').on(t.bank, t.sha256),
    index('bank_entry_bytes').on(t.sha256),
    index('bank_entry_of_submission')
      .on(t.sourceSubmission)
      .where(sql`source_submission is not null`),
    check('bank_entry_sha256', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check('bank_entry_source', sql`(${t.source} = 'submission') = (${t.sourceSubmission} is not null)`),
    check('bank_entry_takes_two_people', sql`${t.confirmedBy} <> ${t.addedBy}`),
  ],
);
export type BankEntry = typeof bankEntry.$inferSelect;

/** What an entry looks like, as PDQ: in its eight positions and cut at its edges, or as it was imported. */
export const bankHash = pgTable(
  'bank_hash',
  {
    entry: uuid('entry')
      .$type<BankEntryId>()
      .notNull()
      .references(() => bankEntry.id, { onDelete: 'cascade' }),
    /** Counts an entry's hashes, from 0, which is the picture as it is. */
    place: smallint('place').notNull(),
    pdq: bit('pdq', { dimensions: 256 }).notNull(),
    /** From 0 to 100; below 50 the hash says nothing. */
    quality: smallint('quality').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entry, t.place] }),
    check('bank_hash_place', sql`${t.place} between 0 and 47`),
    check('bank_hash_quality', sql`${t.quality} between 0 and 100`),
  ],
);
