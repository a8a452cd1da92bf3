import { z } from 'zod';
import { flagReasons, type Flagged } from '#app/domain/moderation/flag.ts';
import type { Incoming } from './context.ts';
import { dailyHash } from './daily-hash.ts';
import { networkOf } from './limits.ts';
import type { FieldProblem } from './problem.ts';

const words = (max: number) =>
  z
    .string()
    .default('')
    .transform((text) => text.normalize('NFC').trim() || null)
    .refine((text) => (text?.length ?? 0) <= max, { error: 'too-long' });

const Fields = z.object({
  reason: z.enum(flagReasons, { error: 'required' }),
  words: words(2000),
  illegal: z.literal('yes').optional(),
  name: words(120),
  email: words(254).pipe(z.email({ error: 'invalid' }).nullable()),
});

/** What a notice by article 16 of the DSA must have: why it is illegal, and who says so. */
const ofNotice = ['words', 'name', 'email'] as const;

/** Reads the form of a flag: it, or what is wrong. */
export function readFlag(
  form: FormData,
  locale: string,
  from: Pick<Incoming, 'address'>,
): { flagged: Flagged } | { problems: FieldProblem[]; kept: Record<string, string[]> } {
  const typed = Object.fromEntries([...form].filter((one): one is [string, string] => typeof one[1] === 'string'));
  const read = Fields.safeParse(typed);
  const missing = typed.illegal === 'yes' ? ofNotice.filter((field) => !typed[field]?.trim()) : [];
  if (read.success && missing.length === 0) {
    const { illegal, ...said } = read.data;
    return {
      flagged: { ...said, illegal: illegal === 'yes', locale, network: dailyHash('flag', networkOf(from.address)) },
    };
  }
  const faults = [
    ...(read.error?.issues ?? []).map(({ path: [field], message }) => ({ field: String(field), code: message })),
    ...missing.map((field) => ({ field, code: 'required' })),
  ];
  return {
    problems: faults.map((fault) => ({ ...fault, message: fault.code })),
    kept: Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value.slice(0, 4000)]])),
  };
}
