import { z } from 'zod';

const classifierNames = ['rekognition', 'azure', 'openai', 'own'] as const;
export type ClassifierName = (typeof classifierNames)[number];

/** Names of classifiers with commas between them; none unless given. */
const classifiers = z
  .string()
  .default('')
  .transform((names) => [...new Set(names.split(',').flatMap((name) => name.trim() || []))])
  .pipe(z.array(z.enum(classifierNames, { error: `knows ${classifierNames.join(', ')}` })));

/** What each of them cannot be asked without. */
const neededBy = {
  rekognition: [],
  azure: ['AZURE_CONTENT_SAFETY_ENDPOINT', 'AZURE_CONTENT_SAFETY_KEY'],
  openai: ['OPENAI_API_KEY'],
  own: ['CLASSIFIER_URL', 'CLASSIFIER_NAME'],
} as const satisfies Record<ClassifierName, readonly string[]>;

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
    /** Of who owns the tables, for the migration alone; without it that is `DATABASE_URL`. */
    MIGRATE_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    S3_BUCKET: z.string().min(1).optional(),
    S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    AWS_REGION: z.string().min(1).default('us-east-1'),
    /** Which classifiers from outside are asked, which of them nothing is cleared without, and which are sent words too. */
    CLASSIFIERS: classifiers,
    CLASSIFIERS_REQUIRED: classifiers,
    CLASSIFIERS_WORDS: classifiers,
    /** The most calls to each of them, in all workers together. */
    CLASSIFIER_CALLS_A_DAY: z.coerce.number().int().min(1).default(2_000),
    CLASSIFIER_CALLS_A_MONTH: z.coerce.number().int().min(1).default(20_000),
    REKOGNITION_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    AZURE_CONTENT_SAFETY_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    AZURE_CONTENT_SAFETY_KEY: z.string().min(1).optional(),
    OPENAI_API_KEY: z.string().min(1).optional(),
    OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.openai.com/v1'),
    /** A service of the operator's own (docs/classifiers.md), and what the privacy page calls it. */
    CLASSIFIER_URL: z.url({ protocol: /^https?$/ }).optional(),
    CLASSIFIER_KEY: z.string().min(1).optional(),
    CLASSIFIER_NAME: z.string().trim().min(1).max(80).optional(),
    /** A server of the operator's own that translates for the desk, by LibreTranslate's contract; without it nothing is translated. */
    TRANSLATE_URL: z.url({ protocol: /^https?$/ }).optional(),
    TRANSLATE_KEY: z.string().min(1).optional(),
    /** Called when screens go silent and when they are back. */
    SCREEN_HOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    SESSION_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
    /** Encrypts what an evidence hold keeps: 32 bytes in base64. Without it there are no such holds. */
    EVIDENCE_KEY: z
      .string()
      .refine(
        (key) => /^[A-Za-z0-9+/]{43}=$/.test(key),
        'needs 32 bytes in base64, such as openssl rand -base64 32 makes',
      )
      .optional(),
    /** The demo's sign-in and screen key; `npm start` makes them when they are not given. */
    DEMO_PASSWORD: z.string().min(8, 'needs at least 8 characters').optional(),
    DEMO_SCREEN_KEY: z
      .string()
      .regex(/^[\w-]{8,64}$/, 'needs 8 to 64 letters, digits, - or _')
      .optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .superRefine((given, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    for (const name of given.CLASSIFIERS) {
      for (const needed of neededBy[name])
        if (!given[needed]) wrong(needed, `is required when CLASSIFIERS names ${name}`);
    }
    for (const list of ['CLASSIFIERS_REQUIRED', 'CLASSIFIERS_WORDS'] as const) {
      for (const name of given[list])
        if (!given.CLASSIFIERS.includes(name)) wrong(list, `${name} is not in CLASSIFIERS`);
    }
    if (given.CLASSIFIERS_WORDS.includes('rekognition')) wrong('CLASSIFIERS_WORDS', 'rekognition reads no words');
    if (given.TRANSLATE_KEY && !given.TRANSLATE_URL) wrong('TRANSLATE_URL', 'is required when TRANSLATE_KEY is given');
    if (given.NODE_ENV !== 'production') return;
    for (const name of ['SESSION_SECRET', 'ORIGIN', 'DATABASE_URL'] as const) {
      if (!given[name]) wrong(name, 'is required when NODE_ENV is production');
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
