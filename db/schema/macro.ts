import { sql } from 'drizzle-orm';
import { bigint, check, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { MacroId, StaffId } from '../ids.ts';
import { staff } from './staff.ts';
import { statement } from './statement.ts';

/** A message by the language in which it is written (BCP 47); English is always there. */
export type Messages = { en: string } & Record<string, string>;

/** A prepared answer: what a rejection for a usual cause says to the desk, and to whoever gave it. */
export const macro = pgTable(
  'macro',
  {
    id: uuid('id').$type<MacroId>().primaryKey(),
    /** What moderators choose it by. */
    name: text('name').notNull(),
    /** One of the codes of rejections. */
    reason: text('reason').notNull(),
    /** For the desk; may be empty. */
    note: text('note').notNull(),
    /** For whoever gave it: of nobody in particular. */
    messages: jsonb('messages').$type<Messages>().notNull(),
    /** From then on it is not offered. */
    disabledAt: timestamp('disabled_at', { withTimezone: true }),
    /** Counts its changes from 1, as the journal names them: whoever changes it says which one she saw. */
    change: integer('change').notNull(),
    changedBy: uuid('changed_by')
      .$type<StaffId>()
      .notNull()
      .references(() => staff.id),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique('macro_name').on(t.name),
    check('macro_name_length', sql`char_length(${t.name}) between 1 and 80`),
    check('macro_note_length', sql`char_length(${t.note}) <= 1000`),
  ],
);
export type Macro = typeof macro.$inferSelect;

/** What a prepared answer said with a statement of reasons, as it was then and in the language that was chosen: append-only. */
export const statementMessage = pgTable('statement_message', {
  statement: bigint('statement', { mode: 'number' })
    .primaryKey()
    .references(() => statement.id),
  macro: uuid('macro')
    .$type<MacroId>()
    .notNull()
    .references(() => macro.id),
  /** As which of its changes it was said. */
  change: integer('change').notNull(),
  locale: text('locale').notNull(),
  words: text('words').notNull(),
});
