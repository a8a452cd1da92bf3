import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { HoldId, StaffId, SubmissionId } from '../ids.ts';
import { staff } from './staff.ts';
import { submission } from './submission.ts';

/**
 * That an encrypted copy of what was given must outlive its erasure, on which ground, and until when somebody looks whether it
 * still must. Rows stay; of one that stands the day of its review changes, and that it was lifted and its copy erased is added.
 */
export const evidenceHold = pgTable(
  'evidence_hold',
  {
    id: uuid('id').$type<HoldId>().primaryKey(),
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    /** The legal ground in words, which whoever gave it reads too. */
    ground: text('ground').notNull(),
    /** Who answers for it. */
    owner: uuid('owner')
      .$type<StaffId>()
      .notNull()
      .references(() => staff.id),
    /** By then somebody has looked whether it must still stand; at most six months ahead. */
    reviewAt: timestamp('review_at', { withTimezone: true }).notNull(),
    /** Where the copy lies in the store. */
    address: text('address').notNull().unique(),
    /** By which key it can be read. */
    keyId: text('key_id').notNull(),
    /** SHA-256 of what was encrypted, in hexadecimal digits. */
    sha256: text('sha256').notNull(),
    setBy: uuid('set_by')
      .$type<StaffId>()
      .notNull()
      .references(() => staff.id),
    setAt: timestamp('set_at', { withTimezone: true }).notNull().defaultNow(),
    liftedBy: uuid('lifted_by')
      .$type<StaffId>()
      .references(() => staff.id),
    liftedAt: timestamp('lifted_at', { withTimezone: true }),
    /** When the copy was gone from the store. */
    erasedAt: timestamp('erased_at', { withTimezone: true }),
  },
  (t) => [
    uniqueIndex('evidence_hold_standing')
      .on(t.submission)
      .where(sql`lifted_at is null`),
    index('evidence_hold_to_review')
      .on(t.reviewAt)
      .where(sql`lifted_at is null`),
    check('evidence_hold_ground', sql`char_length(${t.ground}) between 10 and 1000`),
    check('evidence_hold_sha256', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check('evidence_hold_address', sql`${t.address} = 'evidence/' || ${t.id}`),
    check(
      'evidence_hold_lifted',
      sql`(${t.liftedAt} is null) = (${t.liftedBy} is null) and (${t.erasedAt} is null or ${t.liftedAt} is not null)`,
    ),
  ],
);
export type EvidenceHold = typeof evidenceHold.$inferSelect;
