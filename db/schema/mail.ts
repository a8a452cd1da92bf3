import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, smallint, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { NoticeId, SubmissionId } from '../ids.ts';
import { danger } from './danger.ts';
import { notice } from './screen.ts';
import { statement } from './statement.ts';
import { submission } from './submission.ts';

export const mailKinds = ['statement', 'correction', 'appeal', 'danger', 'screens'] as const;
export type MailKind = (typeof mailKinds)[number];

/**
 * A letter that is to be written, or was. Neither its address nor its words are here: both are read when it is sent, so
 * that what was taken back is written to nobody.
 */
export const mail = pgTable(
  'mail',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: text('kind', { enum: mailKinds }).notNull(),
    /** What was given, that it is about; null for a letter about screens. */
    submission: uuid('submission')
      .$type<SubmissionId>()
      .references(() => submission.id),
    /** Which statement it tells or takes back. */
    statement: bigint('statement', { mode: 'number' }).references(() => statement.id),
    danger: bigint('danger', { mode: 'number' })
      .unique()
      .references(() => danger.id),
    /** Which screens went silent, or are back. */
    notice: uuid('notice')
      .$type<NoticeId>()
      .unique()
      .references(() => notice.id),
    /** Not before this: what is undone within seconds needs no letter. */
    dueAt: timestamp('due_at', { withTimezone: true }).notNull().defaultNow(),
    /** From here on it may have arrived. */
    attemptedAt: timestamp('attempted_at', { withTimezone: true }),
    attempts: smallint('attempts').notNull().default(0),
    sentAt: timestamp('sent_at', { withTimezone: true }),
  },
  (t) => [
    unique('mail_once').on(t.statement, t.kind),
    index('mail_due')
      .on(t.dueAt)
      .where(sql`sent_at is null`),
    index('mail_age').on(t.dueAt),
    index('mail_of').on(t.submission),
    check('mail_kind', sql`${t.kind} in ('statement', 'correction', 'appeal', 'danger', 'screens')`),
    check(
      'mail_says_what_it_tells',
      sql`(${t.kind} = 'danger') = (${t.danger} is not null) and (${t.kind} = 'screens') = (${t.notice} is not null)
      and (${t.kind} in ('danger', 'screens')) = (${t.statement} is null) and (${t.kind} = 'screens') = (${t.submission} is null)`,
    ),
  ],
);
export type Mail = typeof mail.$inferSelect;
