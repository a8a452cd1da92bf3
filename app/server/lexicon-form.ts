import { z } from 'zod';
import type { addEntry } from '#app/domain/examination/words/change-lexicon.ts';
import { entryChoices } from '#app/domain/examination/words/entry-choices.ts';
import { faultsOf } from '#app/domain/examination/words/entry-faults.ts';
import { Conflict, Invalid } from '#app/domain/errors.ts';
import type { FieldProblem } from './problem.ts';

type Wanted = Parameters<typeof addEntry>[1];

/** What the form of an entry is filled in with, a list a field as HTML has it. */
type Kept = Record<string, string[]>;

/** A refused form: what is wrong with it, and all that was typed. */
export interface RefusedEntry {
  status: 409 | 422;
  problems: FieldProblem[];
  kept: Kept;
}

const dayMs = 86_400_000;
const required = { error: 'required' };
/** Composed, without control characters but line ends. */
const line = z
  .string()
  .default('')
  .transform((text) =>
    text
      .normalize('NFC')
      .replaceAll('\r\n', '\n')
      .replace(/(?!\n)\p{Cc}/gu, ' ')
      .trim(),
  );

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);

/** What is typed: right for itself, for the domain to judge. */
const Typed = z.object({
  forms: line.transform((text) => linesOf(text)),
  languages: line.transform((text) => text.split(/[\s,;]+/).filter(Boolean)),
  source: line,
  note: line,
});

const Chosen = z.object({
  category: z.enum(entryChoices.categories, required),
  severity: z.enum(entryChoices.severities, required),
  match: z.enum(entryChoices.matches, required),
  view: z.enum(entryChoices.views, required),
  reviewed: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
  /** The last day on which it is looked for, in UTC; nothing for ever. */
  expires: line
    .refine((day) => day === '' || (/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))), 'invalid')
    .transform((day) => (day === '' ? null : new Date(Date.parse(day) + dayMs))),
});

/** Reads the form of an entry and hands it on; what is wrong comes back with everything that was typed. */
export async function takeEntry(
  form: FormData,
  save: (wanted: Wanted) => Promise<unknown>,
): Promise<RefusedEntry | null> {
  const kept: Kept = {};
  for (const [name, value] of form) kept[name] = [String(value)];
  const fields = Object.fromEntries(Object.entries(kept).map(([name, [value]]) => [name, value]));
  const typed = Typed.parse(fields);
  const chosen = Chosen.safeParse(fields);
  const problems = [
    ...faultsOf(typed).map(({ field, fault, about }) => problemOf(field, fault, about)),
    ...(chosen.error?.issues ?? []).map(({ path, message }) => problemOf(String(path[0]), message)),
  ];
  if (!chosen.success || problems.length > 0) return { status: 422, problems, kept };
  const { expires: expiresAt, ...said } = chosen.data;
  try {
    await save({ ...typed, ...said, expiresAt });
    return null;
  } catch (error) {
    if (error instanceof Conflict) return { status: 409, problems: [problemOf('form', 'changed')], kept };
    if (error instanceof Invalid) return { status: 422, problems: [problemOf(error.field, error.fault)], kept };
    throw error;
  }
}

const problemOf = (field: string, code: string, about?: string): FieldProblem => ({
  field,
  code,
  message: `${field}: ${code}`,
  ...(about !== undefined && { about }),
});

/** An entry as its form shows it. */
export const keptOf = (entry: Wanted): Kept => ({
  forms: [entry.forms.join('\n')],
  languages: [entry.languages.join(' ')],
  category: [entry.category],
  severity: [entry.severity],
  match: [entry.match],
  view: [entry.view],
  source: [entry.source],
  note: [entry.note],
  reviewed: entry.reviewed ? ['yes'] : [],
  expires: entry.expiresAt ? [new Date(entry.expiresAt.getTime() - dayMs).toISOString().slice(0, 10)] : [],
});

/** A new entry as most are; what is left out has to be chosen. */
export const keptOfNew: Kept = { severity: ['warn'], match: ['word'], view: ['squeezed'] };
