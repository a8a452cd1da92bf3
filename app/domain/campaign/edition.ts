import { z } from 'zod';
import { roles } from '#db/schema/staff.ts';
import { placeRules } from '#db/schema/wall.ts';
import { locales } from '#app/locales/locales.ts';
import { isTimeZone } from '../programme/clock.ts';

const Slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'needs small letters and digits, with single hyphens between them');
const Name = z.string().trim().min(1, 'is empty').max(120);

/** With its offset, so that no machine's clock has a say in it. */
const Moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const Screen = z.strictObject({
  name: Name,
  /** The secret in its address, for a display that must keep the one it has; made when it is left out. */
  key: z
    .string()
    .regex(/^[\w-]{16,64}$/, 'needs 16 to 64 letters, digits, - or _')
    .optional(),
});
const TimeZone = z.string().refine(isTimeZone, 'is no time zone; one is Europe/Warsaw');
const pixels = z.int().min(16).max(32_768);
/** Of some words, each once, in one order: two files that say the same are the same. */
const someOf = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z.array(z.enum(words)).transform((some) => [...new Set(some)].sort());

const Wall = z.strictObject({
  slug: Slug,
  name: Name,
  /** Where it is, as one would tell a visitor. */
  place: Name.optional(),
  /** In which its programme is told; the campaign's, where it is left out. */
  timeZone: TimeZone.optional(),
  width: pixels.default(1_920),
  height: pixels.default(1_080),
  /** In which the wall says what is nobody's words; in the order in which they stand. */
  languages: z
    .array(z.enum(locales))
    .transform((some) => [...new Set(some)])
    .default([]),
  /** What the place forbids, whoever runs the wall. */
  rules: someOf(placeRules).default([]),
  /** How long one card stands. */
  paceMs: z.int().min(2_000).max(600_000).default(8_000),
  screens: z.array(Screen).superRefine(unlike('name')).default([]),
});
const Partner = z.strictObject({
  slug: Slug,
  name: Name,
  /** Whether its own people may clear, as the second pair of eyes, what was given through its page. */
  clears: z.boolean().default(false),
});

/** All that one edition stands on, as its operator declares it in a file; what is left out has the value given here. */
const Edition = z
  .strictObject({
    slug: Slug,
    name: Name,
    hashtag: z.string().regex(/^#[\p{L}\p{M}\p{N}_]{1,60}$/u, 'needs a # and then letters, digits or _'),
    timeZone: TimeZone,
    opensAt: Moment,
    closesAt: Moment,
    /** Where its letters come from and answers to them go. */
    email: z.email('is no e-mail address').optional(),
    /** Where a danger to life is told at once; to every admin where it is left out. */
    alarmEmail: z.email('is no e-mail address').optional(),
    /** How many people must have looked before something stands on a wall. */
    eyes: z.literal([1, 2]).default(2),
    /** How soon people look: at what is held back, at all else, and at an appeal. */
    quarantineMinutes: z.int().min(1).max(10_080).default(15),
    reviewMinutes: z
      .int()
      .min(1)
      .max(10_080)
      .default(24 * 60),
    appealHours: z.int().min(1).max(744).default(72),
    /** When the first night begins on which walls are lit. */
    firstNightAt: Moment.optional(),
    /** The roles whose people must sign in with an authenticator's code too. */
    requireSecondFactor: someOf(roles).default([]),
    partners: z.array(Partner).superRefine(unlike('slug')).default([]),
    walls: z.array(Wall).superRefine(unlike('slug')).default([]),
  })
  .superRefine(({ opensAt, closesAt, walls }, context) => {
    if (opensAt >= closesAt)
      context.addIssue({ code: 'custom', path: ['closesAt'], message: 'must be later than opensAt' });
    const keys = new Set<string>();
    for (const [w, { screens }] of walls.entries()) {
      for (const [s, { key }] of screens.entries()) {
        if (key && keys.has(key))
          context.addIssue({
            code: 'custom',
            path: ['walls', w, 'screens', s, 'key'],
            message: 'is another screen’s too',
          });
        if (key) keys.add(key);
      }
    }
  });
export type Edition = z.infer<typeof Edition>;

/** Reads an edition from the text of its file; every problem begins with its place in the file. */
export function readEdition(text: string): { ok: true; edition: Edition } | { ok: false; problems: string[] } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [`it is no JSON: ${(error as Error).message}`] };
  }
  const parsed = Edition.safeParse(content, { error: inWords });
  if (parsed.success) return { ok: true, edition: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => `${z.core.toDotPath(path) || 'the whole'}: ${message}`),
  };
}

/** What the schema itself does not put into words. */
function inWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') return `has ${issue.keys.join(', ')}, which nothing here is called`;
  if (issue.input === undefined) return 'is missing';
  if (issue.code === 'invalid_format' && issue.format === 'datetime')
    return 'needs a time with its offset, such as 2026-12-01T09:00:00+01:00';
  if (issue.code === 'invalid_type') return `must be of the type ${issue.expected}`;
  return undefined;
}

/** Refuses a second one of a list that is called like an earlier one. */
function unlike<Field extends string>(field: Field) {
  return (list: Record<Field, string>[], context: z.core.$RefinementCtx) => {
    for (const [index, one] of list.entries()) {
      if (list.findIndex((other) => other[field] === one[field]) < index)
        context.addIssue({ code: 'custom', path: [index, field], message: `${one[field]} stands here twice` });
    }
  };
}
