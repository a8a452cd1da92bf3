import { z } from 'zod';
import { Conflict, Invalid } from '#app/domain/errors.ts';
import { clockTime } from '#app/domain/programme/clock.ts';
import { faultsOf, kindOf, type BlockWords } from '#app/domain/programme/faults.ts';
import { BlockId } from '#db/ids.ts';
import type { Wall } from '#db/schema/wall.ts';
import { problem, type FieldProblem } from './problem.ts';

/** What a form of the programme is filled in with, a list a field as HTML has it. */
type Kept = Record<string, string[]>;

/** A refused form: what is wrong with it, and all that was typed. */
export interface RefusedBlock {
  status: 409 | 422;
  problems: FieldProblem[];
  kept: Kept;
}

/** The id of a block in an address, or in a form. */
export function blockParam(given: unknown): BlockId {
  const parsed = BlockId.safeParse(given);
  if (!parsed.success) throw problem(404, 'There is no such block.');
  return parsed.data;
}

/** A date in an address or a form; null for what is none. */
export function dateOf(given: unknown): string | null {
  const parsed = z.iso.date().safeParse(given);
  return parsed.success ? parsed.data : null;
}

/** What a field of the kind `datetime-local` holds; null for what is none. */
function timeOf(given: FormDataEntryValue | null): string | null {
  const parsed = z.iso.datetime({ local: true }).safeParse(given);
  return parsed.success && !parsed.data.endsWith('Z') ? clockTime(parsed.data) : null;
}

/** Composed, without control characters but line ends; null when nothing is left. */
const typed = (value: FormDataEntryValue | null) =>
  String(value ?? '')
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim() || null;

export const keptOf = (form: FormData): Kept =>
  Object.fromEntries([...form].map(([name, value]) => [name, [String(value)]]));

/** Reads the form of a block and hands it on; what is wrong comes back with everything that was typed. */
export async function takeBlock(
  form: FormData,
  held: Pick<Wall, 'zone' | 'rules'>,
  save: (wanted: BlockWords) => Promise<unknown>,
): Promise<RefusedBlock | null> {
  const kind = kindOf(form.get('block-kind'));
  const [startsAt, endsAt] = [timeOf(form.get('block-starts')), timeOf(form.get('block-ends'))];
  const counted = form.get('block-counts-to');
  const countsTo = timeOf(counted);
  const missing = [
    ...(kind ? [] : [problemOf('block-kind', 'required')]),
    ...(startsAt ? [] : [problemOf('block-starts', 'required')]),
    ...(endsAt ? [] : [problemOf('block-ends', 'required')]),
    ...(counted && !countsTo ? [problemOf('block-counts-to', 'required')] : []),
  ];
  if (!kind || !startsAt || !endsAt || missing.length > 0)
    return { status: 422, problems: missing, kept: keptOf(form) };
  const wanted = {
    kind,
    startsAt,
    endsAt,
    countsTo,
    zone: typed(form.get('block-zone')),
    words: typed(form.get('block-words')),
    partner: typed(form.get('block-partner')),
  };
  const problems = faultsOf(wanted, held).map(({ field, fault }) => problemOf(field, fault));
  if (problems.length > 0) return { status: 422, problems, kept: keptOf(form) };
  return carryOut(form, () => save(wanted));
}

/** Carries something out; what people may get wrong comes back with everything that was typed. */
export async function carryOut(form: FormData, does: () => Promise<unknown>): Promise<RefusedBlock | null> {
  try {
    await does();
    return null;
  } catch (error) {
    if (error instanceof Conflict) return { status: 409, problems: [problemOf('form', 'changed')], kept: keptOf(form) };
    if (error instanceof Invalid)
      return { status: 422, problems: [problemOf(error.field, error.fault)], kept: keptOf(form) };
    throw error;
  }
}

export const problemOf = (field: string, code: string): FieldProblem => ({ field, code, message: `${field}: ${code}` });

/** A block as its form shows it. */
export const keptOfBlock = ({ kind, startsAt, endsAt, countsTo, zone, words, partner }: BlockWords): Kept => ({
  'block-kind': [kind],
  'block-starts': [startsAt],
  'block-ends': [endsAt],
  'block-counts-to': [countsTo ?? ''],
  'block-zone': [zone ?? ''],
  'block-words': [words ?? ''],
  'block-partner': [partner ?? ''],
});
