import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import { HoldId, type StaffId, type SubmissionId } from '#db/ids.ts';
import { erasure } from '#db/schema/erasure.ts';
import { evidenceHold } from '#db/schema/evidence.ts';
import { staff } from '#db/schema/staff.ts';
import { submissionStates, type Submission } from '#db/schema/submission.ts';
import { keyId } from '#app/platform/seal.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { record } from '../journal.ts';
import { holdersOf } from '../staff/rights.ts';
import { findItem } from '../submissions/find.ts';
import { hold } from '../submissions/state.ts';
import { evidenceAddress, keepCopy } from './copy.ts';

/** The legal ground, in characters: enough to be one, and no file. */
const shortestGround = 10;
const longestGround = 1_000;

/** Whether copies can be made: it takes a key. */
export const canHold = keyId !== undefined;

/** What a hold needs: who answers for it, on which ground, and when it is looked at again. */
interface Wanted {
  ground: string;
  owner: StaffId;
  reviewAt: Date;
}

/**
 * Keeps an encrypted copy of something that was given until the hold is lifted, whatever becomes of the item itself.
 * @throws {NotFound} @throws {Conflict} when a hold stands on it, when nothing of it is left, or when it changed meanwhile
 * @throws {Invalid} for a field that is wrong, and without a key
 */
export async function holdEvidence(id: SubmissionId, wanted: Wanted, actor: StaffId): Promise<HoldId> {
  if (!keyId) throw new Invalid('form', 'no-key', 'EVIDENCE_KEY is not set');
  await refuseFaults(wanted);
  const item = await findItem(id);
  mustBeThere(item);
  const its = HoldId.parse(randomUUID());
  const address = evidenceAddress(its);
  // Whatever happens from here on, a copy without a hold does not stay.
  await db.insert(erasure).values({ address, retryAfter: sql`now() + interval '1 hour'` });
  try {
    const sha256 = await keepCopy(its, item);
    await db.transaction(async (tx) => {
      const now = await hold(tx, id, ...submissionStates);
      mustBeThere(now);
      if (now.digest !== item.digest || now.original !== item.original)
        throw new Conflict('it has changed while it was copied: try again');
      await tx.delete(erasure).where(eq(erasure.address, address));
      const [written] = await tx
        .insert(evidenceHold)
        .values({ ...wanted, id: its, submission: id, address, keyId: keyId!, sha256, setBy: actor })
        .onConflictDoNothing()
        .returning({ id: evidenceHold.id });
      if (!written) throw new Conflict('a hold stands on it already');
      const { owner, reviewAt } = wanted;
      await record(tx, { kind: 'evidence.held', submission: id, actor, detail: { hold: its, owner, reviewAt, keyId } });
    });
    return its;
  } catch (error) {
    await db.update(erasure).set({ retryAfter: null }).where(eq(erasure.address, address));
    throw error;
  }
}

function mustBeThere({ state, erasedAt }: Submission): void {
  if (state === 'withdrawn' || erasedAt) throw new Conflict('nothing of it is left that could be kept', { state });
}

async function refuseFaults({ ground, owner, reviewAt }: Wanted): Promise<void> {
  if (ground.length < shortestGround) throw new Invalid('ground', 'required', 'name the legal ground');
  if (ground.length > longestGround) throw new Invalid('ground', 'too-long', `at most ${longestGround} characters`);
  const mayOwn = and(eq(staff.id, owner), inArray(staff.role, [...holdersOf('hold-evidence')]));
  if ((await db.$count(staff, mayOwn)) === 0) throw new Invalid('owner', 'unknown', 'say who answers for it');
  await refuseDay(reviewAt);
}

async function refuseDay(reviewAt: Date): Promise<void> {
  const at = sql`${reviewAt.toISOString()}::timestamptz`;
  const { rows } = await db.execute<{ past: boolean; late: boolean }>(
    sql`select ${at} <= now() as past, ${at} > now() + interval '6 months' as late`,
  );
  if (rows[0]!.past) throw new Invalid('review', 'past', 'the day of its review is to come');
  if (rows[0]!.late) throw new Invalid('review', 'too-late', 'it is reviewed within six months');
}

/**
 * Says that a hold was looked at and must stand on, and when it is looked at again.
 * @throws {NotFound} unless it stands @throws {Invalid} for a day that has passed, or is more than six months ahead
 */
export async function reviewHold(id: HoldId, reviewAt: Date, actor: StaffId): Promise<void> {
  await refuseDay(reviewAt);
  await db.transaction(async (tx) => {
    const { submission, was } = await standing(tx, id);
    await tx.update(evidenceHold).set({ reviewAt }).where(eq(evidenceHold.id, id));
    await record(tx, { kind: 'evidence.reviewed', submission, actor, detail: { hold: id, reviewAt, was } });
  });
}

/** Lifts a hold: its copy is erased like all else that must go. @throws {NotFound} unless it stands */
export async function liftHold(id: HoldId, actor: StaffId): Promise<void> {
  await db.transaction(async (tx) => {
    const { submission, address } = await standing(tx, id);
    await tx
      .update(evidenceHold)
      .set({ liftedAt: sql`now()`, liftedBy: actor })
      .where(eq(evidenceHold.id, id));
    await tx.insert(erasure).values({ address }).onConflictDoNothing();
    await record(tx, { kind: 'evidence.lifted', submission, actor, detail: { hold: id } });
  });
}

async function standing(tx: Tx, id: HoldId) {
  const [found] = await tx
    .select({ submission: evidenceHold.submission, address: evidenceHold.address, was: evidenceHold.reviewAt })
    .from(evidenceHold)
    .where(and(eq(evidenceHold.id, id), isNull(evidenceHold.liftedAt)))
    .for('update');
  if (!found) throw new NotFound('no such hold stands');
  return found;
}
