import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { StaffId } from '../ids.ts';
import { partner } from './partner.ts';

const created = timestamp('created_at', { withTimezone: true }).notNull().defaultNow();
const updated = timestamp('updated_at', { withTimezone: true }).notNull().defaultNow();

/** Who acts in the desk: a person who signs in, or a program that holds a token. Rows stay, so that the record keeps its names. */
export const staff = pgTable(
  'staff',
  {
    id: uuid('id').$type<StaffId>().primaryKey().defaultRandom(),
    name: text('name').notNull(),
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    role: text('role', { enum: ['admin', 'moderator', 'event-staff', 'partner'] }).notNull(),
    /** For the role `partner`: whose. */
    partner: text('partner').references(() => partner.slug),
    createdAt: created,
    updatedAt: updated,
  },
  (t) => [
    check('staff_role', sql`${t.role} in ('admin', 'moderator', 'event-staff', 'partner')`),
    check('staff_partner', sql`(${t.role} = 'partner') = (${t.partner} is not null)`),
  ],
);
export type Staff = typeof staff.$inferSelect;
export type Role = Staff['role'];

/** A sign-in that lasts; kept by better-auth. */
export const session = pgTable(
  'session',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    token: text('token').notNull().unique(),
    userId: uuid('user_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
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
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
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

/** A program's key to the API. Only its SHA-256 is kept: it is 256 random bits, so nothing slower is needed. */
export const token = pgTable('token', {
  hash: text('hash').primaryKey(),
  staff: uuid('staff')
    .$type<StaffId>()
    .notNull()
    .references(() => staff.id, { onDelete: 'cascade' }),
  createdAt: created,
});
