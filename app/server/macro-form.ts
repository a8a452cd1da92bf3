import { z } from 'zod';
import type { addMacro } from '#app/domain/macros/change.ts';
import { faultsOf } from '#app/domain/macros/faults.ts';
import { Conflict, Invalid } from '#app/domain/errors.ts';
import { reasons } from '#app/domain/moderation/reasons.ts';
import { locales } from '#app/locales/locales.ts';
import { MacroId } from '#db/ids.ts';
import { problem, type FieldProblem } from './problem.ts';

type Wanted = Parameters<typeof addMacro>[1];

/** What the form of a prepared answer is filled in with, a list a field as HTML has it. */
type Kept = Record<string, string[]>;

/** A refused form: what is wrong with it, and all that was typed. */
export interface RefusedMacro {
  status: 409 | 422;
  problems: FieldProblem[];
  kept: Kept;
}

/** The id of a prepared answer in an address. */
export function macroParam(given: string | undefined): MacroId {
  const parsed = MacroId.safeParse(given);
  if (!parsed.success) throw problem(404, 'There is no such answer.');
  return parsed.data;
}

/** Composed, without control characters but line ends. */
const typed = (value: FormDataEntryValue | null) =>
  String(value ?? '')
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim();

/** Reads the form of a prepared answer and hands it on; what is wrong comes back with everything that was typed. */
export async function takeMacro(
  form: FormData,
  save: (wanted: Wanted) => Promise<unknown>,
): Promise<RefusedMacro | null> {
  const kept: Kept = Object.fromEntries([...form].map(([name, value]) => [name, [String(value)]]));
  const messages = Object.fromEntries(
    locales.flatMap((locale) => {
      const words = typed(form.get(`message-${locale}`));
      return words ? [[locale, words]] : [];
    }),
  ) as Wanted['messages'];
  const said = { name: typed(form.get('macro-name')), note: typed(form.get('note')), messages };
  const reason = z.enum(reasons).safeParse(form.get('macro-reason'));
  const faults = faultsOf(said).map(({ field, fault }) => problemOf(field, fault));
  const afterName = faults.filter(({ field }) => field === 'macro-name').length;
  const problems = reason.success ? faults : faults.toSpliced(afterName, 0, problemOf('macro-reason', 'required'));
  if (!reason.success || problems.length > 0) return { status: 422, problems, kept };
  try {
    await save({ ...said, reason: reason.data });
    return null;
  } catch (error) {
    if (error instanceof Conflict) return { status: 409, problems: [problemOf('form', 'changed')], kept };
    if (error instanceof Invalid) return { status: 422, problems: [problemOf(error.field, error.fault)], kept };
    throw error;
  }
}

const problemOf = (field: string, code: string): FieldProblem => ({ field, code, message: `${field}: ${code}` });

/** A prepared answer as its form shows it. */
export const keptOfMacro = ({ name, reason, note, messages }: Wanted): Kept => ({
  'macro-name': [name],
  'macro-reason': [reason],
  note: [note],
  ...Object.fromEntries(Object.entries(messages).map(([locale, words]) => [`message-${locale}`, [words]])),
});
