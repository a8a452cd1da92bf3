import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { PasskeyId, StaffId } from '../ids.ts';
import { partner } from './partner.ts';

const created = timestamp('created_at', { withTimezone: true }).notNull().defaultNow();
const updated = timestamp('updated_at', { withTimezone: true }).notNull().defaultNow();

/** What somebody may ask to be spared: reasons to reject, which checks and flags name beforehand. */
export const spareable = ['hateful', 'violent', 'sexual'] as const;
export type Spareable = (typeof spareable)[number];

export const roles = [
  'moderator',
  'second-reviewer',
  'lead',
  'event-staff',
  'data-protection',
  'auditor',
  'partner',
  'partner-moderator',
  'outside-reviewer',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/**
 * Who acts in the desk: a person who signs in, or a program that holds a token. Rows stay, so that the record keeps
 * its names; who a person is stands in `person` alone.
 */
export const staff = pgTable(
  'staff',
  {
    id: uuid('id').$type<StaffId>().primaryKey().defaultRandom(),
    /** What the desk, the record and every export call her: a person's pseudonym, a program's own name. */
    name: text('name').notNull(),
    role: text('role', { enum: roles }).notNull(),
    /** Whose member she is: of a partner's people always, of those who judge for the campaign where it is known. */
    partner: text('partner').references(() => partner.slug),
    program: boolean('program').notNull().default(false),
    /** Those that she reads: what is given in them comes to her first. BCP 47. */
    languages: text('languages').array().notNull().default([]),
    /** What she is not given to judge, by what checks found or people flagged. */
    spared: text('spared').array().$type<Spareable[]>().notNull().default([]),
    /** Whether what is held back lies under a veil for her at first. */
    veil: boolean('veil').notNull().default(true),
    /** Whether she is written to when a screen goes silent, and when it is back. */
    screenMail: boolean('screen_mail').notNull().default(false),
    createdAt: created,
    updatedAt: updated,
  },
  (t) => [
    uniqueIndex('staff_pseudonym')
      .on(t.name)
      .where(sql`not program`),
    check('staff_role', sql`${t.role} in (${sql.raw(roles.map((role) => `'${role}'`).join(', '))})`),
    check('staff_spared', sql`${t.spared} <@ array['hateful', 'violent', 'sexual']`),
    check(
      'staff_partner',
      sql`case when ${t.role} in ('partner', 'partner-moderator') then ${t.partner} is not null
      when ${t.role} in ('moderator', 'second-reviewer', 'outside-reviewer') then true else ${t.partner} is null end`,
    ),
  ],
);
export type Staff = typeof staff.$inferSelect;

/** Who somebody of the staff is: apart from what she does, read by few, and each time the journal says so. */
export const person = pgTable('person', {
  id: uuid('id')
    .$type<StaffId>()
    .primaryKey()
    .references(() => staff.id, { onDelete: 'cascade' }),
  name: text('name').notNull(),
  /** In small letters. */
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  /** Whether her authenticator's codes are asked for at sign-in; kept by better-auth. */
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  createdAt: created,
  updatedAt: updated,
});
export type Person = typeof person.$inferSelect;

/** A sign-in that lasts; kept by better-auth. */
export const session = pgTable(
  'session',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    token: text('token').notNull().unique(),
    userId: uuid('user_id')
      .$type<StaffId>()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** Whether more than a password opened it: an authenticator's code, a recovery code, or a passkey. */
    strong: boolean('strong').notNull().default(false),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: created,
    updatedAt: updated,
  },
  (t) => [index('session_of').on(t.userId)],
);

/** A way to sign in, such as a password (hashed); kept by better-auth. */
export const account = pgTable(
  'account',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .$type<StaffId>()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    password: text('password'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: timestamp('access_token_expires_at', { withTimezone: true }),
    refreshTokenExpiresAt: timestamp('refresh_token_expires_at', { withTimezone: true }),
    scope: text('scope'),
    createdAt: created,
    updatedAt: updated,
  },
  (t) => [index('account_of').on(t.userId)],
);

/** Short-lived proofs such as password resets; kept by better-auth. */
export const verification = pgTable(
  'verification',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    createdAt: created,
    updatedAt: updated,
  },
  (t) => [index('verification_of').on(t.identifier)],
);

/** An authenticator's secret and the recovery codes beside it, both encrypted; kept by better-auth. */
export const twoFactor = pgTable(
  'two_factor',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .$type<StaffId>()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: boolean('verified').notNull().default(true),
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: timestamp('locked_until', { withTimezone: true }),
  },
  (t) => [index('two_factor_of').on(t.userId)],
);

/**
 * A passkey of hers: its public key, and what tells it from others; kept by better-auth, whose names these are. She has
 * ten at most, and neither the key nor whose it is ever changes: triggers hold both.
 */
export const passkey = pgTable(
  'passkey',
  {
    id: uuid('id').$type<PasskeyId>().primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .$type<StaffId>()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** What she calls it. */
    name: text('name').notNull(),
    publicKey: text('public_key').notNull(),
    credentialID: text('credential_id').notNull().unique(),
    /** How often it has answered, as it says itself; many always say 0. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    /** Whether it stays in one device or is copied to others of hers. */
    deviceType: text('device_type').notNull(),
    backedUp: boolean('backed_up').notNull(),
    /** How a browser reaches it, with commas between. */
    transports: text('transports'),
    /** The kind of authenticator, where it tells. */
    aaguid: text('aaguid'),
    createdAt: created,
  },
  (t) => [index('passkey_of').on(t.userId), check('passkey_name', sql`length(${t.name}) between 1 and 60`)],
);
export type Passkey = typeof passkey.$inferSelect;

/** A program's key to the API. Only its SHA-256 is kept: it is 256 random bits, so nothing slower is needed. */
export const token = pgTable('token', {
  hash: text('hash').primaryKey(),
  staff: uuid('staff')
    .$type<StaffId>()
    .notNull()
    .references(() => staff.id, { onDelete: 'cascade' }),
  createdAt: created,
});
