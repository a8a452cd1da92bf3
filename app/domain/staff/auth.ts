import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor as codes } from 'better-auth/plugins';
import { config } from '#app/platform/config.ts';
import { db } from '#db/client.ts';
import { account, person, session, twoFactor, verification } from '#db/schema/staff.ts';

/** A desk session lasts a working day without a sign of life, in seconds. */
const sessionSeconds = 12 * 60 * 60;

/** What opens a session with more than a password. */
const strong = new Set(['/two-factor/verify-totp', '/two-factor/verify-backup-code']);

/** Passwords, second factors, sessions and their cookies are better-auth's work; its users are our `person`s. */
export const auth = betterAuth({
  appName: 'Zakhor',
  baseURL: config.ORIGIN ?? `http://localhost:${config.PORT}`,
  secret: config.SESSION_SECRET ?? 'only for a process that signs nobody in',
  database: drizzleAdapter(db, {
    provider: 'pg',
    schema: { user: person, session, account, verification, twoFactor },
  }),
  emailAndPassword: { enabled: true, minPasswordLength: 8, disableSignUp: true },
  session: {
    expiresIn: sessionSeconds,
    updateAge: sessionSeconds / 12,
    additionalFields: { strong: { type: 'boolean', required: true, defaultValue: false, input: false } },
  },
  databaseHooks: {
    session: {
      create: {
        before: async (made, context) => ({ data: { ...made, strong: strong.has(context?.path ?? '') } }),
      },
    },
  },
  plugins: [codes({ issuer: 'Zakhor' })],
  advanced: {
    database: { generateId: 'uuid' },
    cookiePrefix: 'zakhor',
    defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
  },
  telemetry: { enabled: false },
  logger: { disabled: true },
});
