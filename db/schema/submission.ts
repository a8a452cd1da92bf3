import { type SQL, sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { StaffId, SubmissionId } from '../ids.ts';
import { campaign } from './campaign.ts';
import { partner } from './partner.ts';
import { staff } from './staff.ts';

export const submissionStates = [
  'received',
  'examining',
  'in-review',
  'approved',
  'cleared',
  'rejected',
  'unreadable',
  'withdrawn',
] as const;
export type SubmissionState = (typeof submissionStates)[number];

export const marks = ['shows-minor', 'public-figure'] as const;
export type Mark = (typeof marks)[number];

/**
 * What someone gave. What can change by itself is kept apart (examination, review, clearance, withdrawal); the
 * line that the outside sees, `state`, is derived from these by the database. Only `domain/submissions/state.ts`
 * writes them.
 */
export const submission = pgTable(
  'submission',
  {
    id: uuid('id').$type<SubmissionId>().primaryKey(),
    campaign: text('campaign').notNull(),
    kind: text('kind', { enum: ['photo', 'testimony', 'message'] }).notNull(),
    /** The secret in the address of the receipt: 256 random bits, base64url. */
    receipt: text('receipt').notNull().unique(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),

    name: text('name'),
    /** ISO 3166-1 alpha-2. */
    country: text('country').notNull(),
    /** BCP 47; the language in which she gave it and wants to be answered. */
    locale: text('locale').notNull(),
    /** A few words beside a photo. */
    message: text('message'),
    /** The testimony. */
    text: text('text'),
    email: text('email'),
    partner: text('partner').references(() => partner.slug),
    /** Given for or by someone under age, with her guardian's word. */
    minor: boolean('minor').notNull().default(false),

    /** Where the bytes as given lie, in the store's private prefix; null without a picture, or once withdrawn. */
    original: text('original').unique(),
    originalType: text('original_type'),
    originalBytes: integer('original_bytes'),
    originalSha256: text('original_sha256'),

    examination: text('examination', { enum: ['received', 'examining', 'examined', 'unreadable'] })
      .notNull()
      .default('received'),
    /** Why it is unreadable, as a code that the receipt puts into words. */
    unreadable: text('unreadable'),
    /** Examinations that never came back, or not in time, one after the other: a picture that kills its reader, or holds it. */
    crashes: smallint('crashes').notNull().default(0),
    /** An examination that failed for a reason outside the picture is not due before this. */
    retryAfter: timestamp('retry_after', { withTimezone: true }),
    /** SHA-256 of the `wall` rendition; null without a picture. */
    picture: text('picture'),
    /** ThumbHash, base64: some 25 bytes that stand for the picture until it is there. */
    placeholder: text('placeholder'),
    /** What would be shown, as one digest: the picture and every word. Any edit changes it. */
    digest: text('digest')
      .notNull()
      .generatedAlwaysAs((): SQL => sql`shown_digest(picture, name, country, message, "text")`),

    /** Whether the words in its picture have been read; null without a picture, and before the examination. */
    reading: text('reading', { enum: ['waiting', 'read', 'failed'] }),
    /** They are not to be read before this; null when they need not be read any more. */
    readAfter: timestamp('read_after', { withTimezone: true }),
    /** How often they could not be read. */
    readTries: smallint('read_tries').notNull().default(0),

    /** The gravest finding's severity: 0 info or none, 1 warn, 2 hold, 3 block. From 2 on it waits in quarantine. */
    risk: smallint('risk').notNull().default(0),
    /** When a person should have looked at it; set by the examination. What is due first comes first. */
    dueAt: timestamp('due_at', { withTimezone: true }),

    /** It came with far too many like it: a lead alone judges it first. */
    burst: boolean('burst').notNull().default(false),
    /** It came in a burst, or was approved while the queues were strict: nothing shows it before two people have seen it. */
    strict: boolean('strict').notNull().default(false),

    review: text('review', { enum: ['unreviewed', 'approved', 'rejected'] })
      .notNull()
      .default('unreviewed'),
    approvedBy: uuid('approved_by')
      .$type<StaffId>()
      .references(() => staff.id),
    approvedDigest: text('approved_digest'),
    escalatedAt: timestamp('escalated_at', { withTimezone: true }),
    /** When the second pair of eyes said no to what the first had approved; until a lead has decided. */
    disputedAt: timestamp('disputed_at', { withTimezone: true }),
    /** The one who is to judge it: nobody else is given it meanwhile. */
    assignedTo: uuid('assigned_to')
      .$type<StaffId>()
      .references(() => staff.id),
    /** What a moderator saw in it that asks for more care. */
    marks: text('marks').array().$type<Mark[]>().notNull().default([]),

    clearance: text('clearance', { enum: ['none', 'cleared', 'pulled'] })
      .notNull()
      .default('none'),
    clearedBy: uuid('cleared_by')
      .$type<StaffId>()
      .references(() => staff.id),
    clearedDigest: text('cleared_digest'),
    clearedAt: timestamp('cleared_at', { withTimezone: true }),
    /** Set apart from what equal bytes reject, so that a person looks whether they still should. */
    sampledAt: timestamp('sampled_at', { withTimezone: true }),
    /** When the media of what stays rejected were erased; their hashes and the decisions stay. */
    erasedAt: timestamp('erased_at', { withTimezone: true }),
    /** The campaign's rule, held here by a foreign key so that a check can ask for it. */
    eyes: smallint('eyes').notNull(),

    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),

    /** A moderator's short lease on it, so that two people do not judge it at once. */
    claimedBy: uuid('claimed_by')
      .$type<StaffId>()
      .references(() => staff.id),
    claimedUntil: timestamp('claimed_until', { withTimezone: true }),
    /** Which of her pages it is on: one that closes gives back what it holds, and no other's. */
    claimedPage: uuid('claimed_page'),

    state: text('state', { enum: submissionStates })
      .notNull()
      .generatedAlwaysAs(
        (): SQL => sql`case
      when withdrawn_at is not null then 'withdrawn'
      when examination = 'unreadable' then 'unreadable'
      when examination in ('received', 'examining') then examination
      when clearance = 'cleared' then 'cleared'
      when review = 'approved' then 'approved'
      when review = 'rejected' then 'rejected'
      else 'in-review' end`,
      ),
  },
  (t) => [
    foreignKey({
      name: 'submission_eyes',
      columns: [t.campaign, t.eyes],
      foreignColumns: [campaign.id, campaign.eyes],
    }).onUpdate('cascade'),
    index('submission_due')
      .on(t.receivedAt)
      .where(sql`state in ('received', 'examining')`),
    index('submission_received').on(t.receivedAt),
    index('submission_to_read')
      .on(t.readAfter)
      .where(sql`read_after is not null`),
    index('submission_waiting')
      .on(t.dueAt)
      .where(sql`state = 'in-review'`),
    index('submission_to_clear')
      .on(t.receivedAt)
      .where(sql`state = 'approved'`),
    index('submission_cleared')
      .on(t.clearedAt)
      .where(sql`state = 'cleared'`),
    index('submission_published')
      .on(t.receivedAt, t.id)
      .where(sql`state in ('approved', 'cleared')`),
    index('submission_said')
      .on(t.locale, t.receivedAt, t.id)
      .where(sql`kind = 'testimony' and state in ('approved', 'cleared')`),
    index('submission_claimed')
      .on(t.claimedBy)
      .where(sql`claimed_by is not null`),
    index('submission_of_author')
      .on(sql`lower(email)`, t.receivedAt, t.id)
      .where(sql`email is not null`),
    index('submission_of_partner')
      .on(t.partner, t.receivedAt, t.id)
      .where(sql`partner is not null`),
    index('submission_assigned')
      .on(t.assignedTo)
      .where(sql`assigned_to is not null`),
    check('submission_marks', sql`${t.marks} <@ array['shows-minor', 'public-figure']`),
    check('submission_country', sql`${t.country} ~ '^[A-Z]{2}$'`),
    check(
      'submission_has_what_it_is',
      sql`${t.withdrawnAt} is not null or ${t.erasedAt} is not null or case ${t.kind}
      when 'photo' then ${t.original} is not null
      when 'testimony' then ${t.text} is not null
      else ${t.message} is not null end`,
    ),
    check(
      'submission_erased_stays_rejected',
      sql`${t.erasedAt} is null or ${t.withdrawnAt} is not null
      or (${t.review} = 'rejected' and num_nonnulls(${t.original}, ${t.placeholder}) = 0)`,
    ),
    check('submission_reviewed_after_examination', sql`${t.review} = 'unreviewed' or ${t.examination} = 'examined'`),
    check(
      'submission_approval_names_who_and_what',
      sql`(${t.review} = 'approved') = (${t.approvedBy} is not null)
      and (${t.review} = 'approved') = (${t.approvedDigest} is not null)`,
    ),
    check(
      'submission_approval_is_of_what_would_be_shown',
      sql`${t.approvedDigest} is null or ${t.approvedDigest} = ${t.digest}`,
    ),
    check(
      'submission_clearance_names_who_and_what',
      sql`(${t.clearance} = 'cleared') = (${t.clearedBy} is not null)
      and (${t.clearance} = 'cleared') = (${t.clearedDigest} is not null)
      and (${t.clearance} = 'cleared') = (${t.clearedAt} is not null)`,
    ),
    check('submission_clearance_follows_approval', sql`${t.clearance} <> 'cleared' or ${t.review} = 'approved'`),
    check(
      'submission_clearance_is_of_what_was_approved',
      sql`${t.clearedDigest} is null or ${t.clearedDigest} = ${t.approvedDigest}`,
    ),
    check(
      'submission_clearance_is_of_what_was_read',
      sql`${t.clearance} <> 'cleared' or ${t.reading} is distinct from 'waiting'`,
    ),
    check(
      'submission_waiting_is_to_be_read',
      sql`${t.reading} is distinct from 'waiting' or ${t.readAfter} is not null`,
    ),
    check(
      'submission_clearance_takes_two_people',
      sql`${t.clearedBy} is null or ${t.eyes} = 1 or ${t.clearedBy} <> ${t.approvedBy}`,
    ),
    check(
      'submission_strict_takes_two_people',
      sql`not ${t.strict} or ${t.clearedBy} is null or ${t.clearedBy} <> ${t.approvedBy}`,
    ),
    check(
      'submission_withdrawn_is_empty',
      sql`${t.withdrawnAt} is null or (num_nonnulls(${t.name}, ${t.message}, ${t.text},
      ${t.email}, ${t.original}, ${t.originalSha256}, ${t.picture}, ${t.placeholder}, ${t.claimedBy},
      ${t.reading}, ${t.readAfter}) = 0 and ${t.review} = 'unreviewed'
      and ${t.clearance} <> 'cleared')`,
    ),
  ],
);

export type Submission = typeof submission.$inferSelect;
