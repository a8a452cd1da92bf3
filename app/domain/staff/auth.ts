import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { config } from '#app/platform/config.ts';
import { db } from '#db/client.ts';
import { account, session, staff, verification } from '#db/schema/staff.ts';

/** A desk session lasts a working day without a sign of life, in seconds. */
const sessionSeconds = 12 * 60 * 60;

/** Passwords, sessions and their cookies are better-auth's work; its users are our `staff`. */
export const auth = betterAuth({
  appName: 'Zakhor',
  baseURL: config.ORIGIN ?? `http://localhost:${config.PORT}`,
  secret: config.SESSION_SECRET ?? 'only for a process that signs nobody in',
  database: drizzleAdapter(db, { provider: 'pg', schema: { user: staff, session, account, verification } }),
  emailAndPassword: { enabled: true, minPasswordLength: 8, disableSignUp: true },
  user: {
    additionalFields: {
      role: { type: 'string', required: true, input: false },
      partner: { type: 'string', required: false, input: false },
    },
  },
  session: { expiresIn: sessionSeconds, updateAge: sessionSeconds / 12 },
  advanced: {
    database: { generateId: 'uuid' },
    cookiePrefix: 'zakhor',
    defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
  },
  telemetry: { enabled: false },
  logger: { disabled: true },
});
