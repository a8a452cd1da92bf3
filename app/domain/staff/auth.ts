import { passkey as passkeys } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { twoFactor as codes } from 'better-auth/plugins';
import { config } from '#app/platform/config.ts';
import { db } from '#db/client.ts';
import { account, passkey, person, session, twoFactor, verification } from '#db/schema/staff.ts';

/** A desk session lasts a working day without a sign of life, in seconds. */
const sessionSeconds = 12 * 60 * 60;

/** What opens a session with more than a password. */
const strong = new Set([
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/passkey/verify-authentication',
  '/passkey/verify-registration',
]);

const origin = config.ORIGIN ?? `http://localhost:${config.PORT}`;

/** A passkey is two factors only where it made sure of who holds it; the plugin would take one that did not. */
function needsHerself(verified: boolean | undefined): void {
  if (!verified) throw new APIError('UNAUTHORIZED', { message: 'the passkey did not make sure of who holds it' });
}

/** Passwords, second factors, sessions and their cookies are better-auth's work; its users are our `person`s. */
export const auth = betterAuth({
  appName: 'Zakhor',
  baseURL: origin,
  secret: config.SESSION_SECRET ?? 'only for a process that signs nobody in',
  database: drizzleAdapter(db, {
    provider: 'pg',
    schema: { user: person, session, account, verification, twoFactor, passkey },
  }),
  emailAndPassword: { enabled: true, minPasswordLength: 8, disableSignUp: true },
  session: {
    expiresIn: sessionSeconds,
    updateAge: sessionSeconds / 12,
    freshAge: 0, // what is not for everybody at an open desk asks for her password, however old the session
    additionalFields: { strong: { type: 'boolean', required: true, defaultValue: false, input: false } },
  },
  databaseHooks: {
    session: {
      create: {
        before: async (made, context) => ({ data: { ...made, strong: strong.has(context?.path ?? '') } }),
      },
    },
  },
  plugins: [
    codes({ issuer: 'Zakhor' }),
    passkeys({
      origin,
      rpID: new URL(origin).hostname,
      rpName: 'Zakhor',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      registration: {
        afterVerification: ({ verification }) => needsHerself(verification.registrationInfo?.userVerified),
      },
      authentication: {
        afterVerification: ({ verification }) => needsHerself(verification.authenticationInfo.userVerified),
      },
      advanced: { webAuthnChallengeCookie: 'passkey' },
    }),
  ],
  advanced: {
    database: { generateId: 'uuid' },
    cookiePrefix: 'zakhor',
    defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
  },
  telemetry: { enabled: false },
  logger: { disabled: true },
});
