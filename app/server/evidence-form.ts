import { z } from 'zod';
import { Conflict, Invalid, NotFound } from '#app/domain/errors.ts';
import { holdEvidence, liftHold, reviewHold } from '#app/domain/evidence/hold.ts';
import { HoldId, StaffId, type SubmissionId } from '#db/ids.ts';
import { problem, type FieldProblem } from './problem.ts';

/** A refused form: what is wrong with it, and what was typed. */
interface RefusedHold {
  status: 409 | 422;
  problems: FieldProblem[];
  kept: Record<string, string[]>;
}

/** The day from whose beginning on, in UTC, a hold is to be looked at. */
const Day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .transform((day) => new Date(day))
  .refine((day) => !Number.isNaN(day.getTime()));

/** Sets, reviews or lifts an evidence hold on an item, as the form on its page asks. */
export async function takeEvidence(
  does: string | null,
  form: FormData,
  item: SubmissionId,
  actor: StaffId,
): Promise<RefusedHold | null> {
  const ground = String(form.get('ground') ?? '');
  const kept = { ground: [ground.slice(0, 20_000)], owner: field(form, 'owner'), review: field(form, 'review') };
  const day = Day.safeParse(form.get('review'));
  if (does !== 'lift' && !day.success) return { status: 422, problems: [problemOf('review', 'required')], kept };
  try {
    await carryOut();
    return null;
  } catch (error) {
    if (error instanceof Invalid) return { status: 422, problems: [problemOf(error.field, error.fault)], kept };
    if (error instanceof Conflict || error instanceof NotFound)
      return { status: 409, problems: [problemOf('form', 'held-otherwise')], kept };
    throw error;
  }

  async function carryOut(): Promise<unknown> {
    if (does === 'lift') return liftHold(holdIn(form), actor);
    if (does === 'review') return reviewHold(holdIn(form), day.data!, actor);
    const owner = StaffId.safeParse(form.get('owner'));
    if (!owner.success) throw new Invalid('owner', 'unknown', 'say who answers for it');
    return holdEvidence(item, { ground: composed(ground), owner: owner.data, reviewAt: day.data! }, actor);
  }
}

function holdIn(form: FormData): HoldId {
  const read = HoldId.safeParse(form.get('hold'));
  if (!read.success) throw problem(422, 'The form has lost its number. Please open it again.');
  return read.data;
}

const field = (form: FormData, name: string) => [String(form.get(name) ?? '').slice(0, 200)];

/** Composed, without control characters but line ends. */
const composed = (text: string) =>
  text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim();

const problemOf = (name: string, code: string): FieldProblem => ({ field: name, code, message: `${name}: ${code}` });
