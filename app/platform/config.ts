import { z } from 'zod';

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    /** The TCP port of the site. */
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    /** The public address, without a path; what receipts, cookies and the Origin check go by. */
    ORIGIN: z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url).origin)
      .optional(),
    /** Where the embedded database, the media folder and kept mail live. */
    DATA_DIR: z.string().min(1).default('var'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    S3_BUCKET: z.string().min(1).optional(),
    S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    AWS_REGION: z.string().min(1).default('us-east-1'),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    SESSION_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
    /** The demo's sign-in and screen key; `npm start` makes them when they are not given. */
    DEMO_PASSWORD: z.string().min(8, 'needs at least 8 characters').optional(),
    DEMO_SCREEN_KEY: z
      .string()
      .regex(/^[\w-]{8,64}$/, 'needs 8 to 64 letters, digits, - or _')
      .optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .superRefine((given, context) => {
    if (given.NODE_ENV !== 'production') return;
    for (const name of ['SESSION_SECRET', 'ORIGIN', 'DATABASE_URL'] as const) {
      if (!given[name])
        context.addIssue({ code: 'custom', path: [name], message: 'is required when NODE_ENV is production' });
    }
  });

export type Config = z.infer<typeof schema>;

/** An empty variable is one that was not given: shells and container files cannot always unset. */
const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));

function read(): Config {
  const parsed = schema.safeParse(given);
  if (parsed.success) return Object.freeze(parsed.data);
  return refuse(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
}

/** Stops the process with one line that says which variable is wrong, and how. */
export function refuse(what: string): never {
  process.stderr.write(`Configuration: ${what}\n`);
  process.exit(78); // EX_CONFIG of sysexits.h
}

/** The only reader of `process.env`. A wrong variable stops the process with one line that names it. */
export const config = read();
