import { boolean, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { SubmissionId } from '../ids.ts';
import { submission } from './submission.ts';

export const purposes = ['wall', 'site', 'partners', 'press'] as const;
/** What a submission may be used for: the walls, the public site, partners' pages, the press. */
export type Purpose = (typeof purposes)[number];

/** What a person agreed to, purpose by purpose, and what she read when she did. Rows stay after a withdrawal. */
export const consent = pgTable(
  'consent',
  {
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    purpose: text('purpose', { enum: purposes }).notNull(),
    given: boolean('given').notNull(),
    /** Which version of the text she read, and in which language. */
    textVersion: text('text_version').notNull(),
    locale: text('locale').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.submission, t.purpose] })],
);
