import { and, desc, eq, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { decision, type Decision } from '#db/schema/decision.ts';
import { finding } from '#db/schema/finding.ts';
import { staff } from '#db/schema/staff.ts';
import { submission, type Submission, type SubmissionState } from '#db/schema/submission.ts';
import { Conflict } from '../errors.ts';
import { record } from '../journal.ts';
import { endTurns, giveTurns } from '../projection/turns.ts';
import { answerFlags } from './flag.ts';
import { standingOn } from './history.ts';
import { codeOf } from './reasons.ts';
import { hold, move, unclaimed, unreviewed } from '../submissions/state.ts';

/** What a moderator adds to a decision. */
export interface Words {
  reason?: string | undefined;
  note?: string | undefined;
  /** The digest of what was on her screen, where the caller can say it; another one by now is a conflict. */
  digest?: string | undefined;
}

/** What came of a decision: the submission as it is now, and the decision's own number. */
export type Decided = Submission & { decision: number };

/** A moderator says yes; the walls still wait for {@link clear}. */
export const approve = (id: SubmissionId, actor: StaffId, words: Words = {}): Promise<Decided> =>
  decide(id, actor, words, 'approve', ['in-review'], (tx, item) =>
    move(
      tx,
      item,
      'approved',
      { ...unclaimed, review: 'approved', approvedBy: actor, approvedDigest: item.digest, escalatedAt: null },
      { actor },
    ),
  );

/** A moderator says no, and why. */
export const reject = (id: SubmissionId, actor: StaffId, words: Words & { reason: string }): Promise<Decided> =>
  decide(id, actor, words, 'reject', ['in-review'], (tx, item) =>
    move(
      tx,
      item,
      'rejected',
      { ...unclaimed, review: 'rejected', escalatedAt: null },
      { actor, detail: { reason: codeOf(words.reason) } },
    ),
  );

/**
 * The second pair of eyes: lets an approved submission onto the walls.
 * @throws {Conflict} when it is not approved, when `actor` approved it herself and the campaign asks for two people, while
 * the words in its picture are still to be read, or when a check could not look at it and `actor` is no admin who says why
 */
export const clear = (id: SubmissionId, actor: StaffId, words: Words = {}): Promise<Decided> =>
  decide(id, actor, words, 'clear', ['approved'], async (tx, item) => {
    if (item.eyes > 1 && item.approvedBy === actor)
      throw new Conflict('the second pair of eyes must be another person');
    if (item.reading === 'waiting')
      throw new Conflict('the words in its picture are being read: try again in a moment');
    await mustBeChecked(tx, item, actor, words);
    await giveTurns(tx, item);
    return move(
      tx,
      item,
      'cleared',
      {
        ...unclaimed,
        clearance: 'cleared',
        clearedBy: actor,
        clearedDigest: item.digest,
        clearedAt: new Date(),
      },
      { actor },
    );
  });

/** The database holds this too. */
async function mustBeChecked(tx: Tx, { id }: Submission, actor: StaffId, { reason }: Words): Promise<void> {
  const unchecked = await tx.$count(finding, and(eq(finding.submission, id), sql`${finding.evidence} ? 'unchecked'`));
  if (unchecked === 0) return;
  const [{ role } = {}] = await tx.select({ role: staff.role }).from(staff).where(eq(staff.id, actor));
  if (role !== 'admin' || !reason)
    throw new Conflict('a check could not look at it: an admin may clear it, and must say why', { unchecked });
}

/** Leaves the decision to someone with more experience; the item waits in a lane of its own. */
export const escalate = (id: SubmissionId, actor: StaffId, words: Words = {}): Promise<Decided> =>
  decide(id, actor, words, 'escalate', ['in-review'], async (tx, item) => {
    const [changed] = await tx
      .update(submission)
      .set({ ...unclaimed, escalatedAt: new Date() })
      .where(eq(submission.id, id))
      .returning();
    await record(tx, { kind: 'submission.escalated', submission: id, actor });
    return changed ?? item;
  });

/**
 * Opens the review again, superseding what was decided; for what is cleared this is a pull.
 * @throws {Conflict} also when `words` name a decision to take back that another has followed
 */
export const undo = (
  id: SubmissionId,
  actor: StaffId,
  words: Words & { decision?: number | undefined } = {},
): Promise<Decided> =>
  decide(id, actor, words, 'undo', ['approved', 'rejected', 'cleared'], async (tx, item, before) => {
    if (words.decision !== undefined && words.decision !== before)
      throw new Conflict('another decision has followed that one', { state: item.state });
    if (item.state === 'cleared') await endTurns(tx, item, actor);
    const clearance = item.state === 'cleared' ? 'pulled' : item.clearance;
    return move(tx, item, 'in-review', { ...unreviewed, ...unclaimed, clearance }, { actor });
  });

/** Holds the item in the state that was seen, writes the decision, and carries it out, all in one transaction. */
async function decide(
  id: SubmissionId,
  actor: StaffId,
  { reason, note, digest }: Words,
  action: Decision['action'],
  seen: SubmissionState[],
  carryOut: (tx: Tx, item: Submission, before: number | undefined) => Promise<Submission>,
): Promise<Decided> {
  try {
    return await db.transaction(async (tx) => {
      const item = await hold(tx, id, ...seen);
      if (digest && digest !== item.digest)
        throw new Conflict('it has changed since it was on your screen', { state: item.state });
      const before = (await standingOn([id], tx)).get(id);
      const [written] = await tx
        .insert(decision)
        .values({
          submission: id,
          action,
          actor,
          from: item.state,
          to: outcome[action](item.state),
          digest: item.digest,
          reason: reason ?? null,
          note: note ?? null,
        })
        .returning();
      if (!written) throw new Error('a decision was not written');
      if (action === 'approve' || action === 'reject') await answerFlags(tx, id, written);
      return { ...(await carryOut(tx, item, before)), decision: written.id };
    });
  } catch (error) {
    if (error instanceof Conflict)
      throw new Conflict(error.message, { ...error.standing, decision: await standingDecision(id) });
    throw error;
  }
}

const outcome: Record<Decision['action'], (from: SubmissionState) => SubmissionState> = {
  approve: () => 'approved',
  reject: () => 'rejected',
  clear: () => 'cleared',
  escalate: (from) => from,
  undo: () => 'in-review',
  pull: () => 'in-review',
};

/** The last decision on a submission. */
async function standingDecision(id: SubmissionId) {
  const [last] = await db
    .select({
      action: decision.action,
      actor: decision.actor,
      reason: decision.reason,
      at: decision.at,
    })
    .from(decision)
    .where(eq(decision.submission, id))
    .orderBy(desc(decision.id))
    .limit(1);
  return last ?? null;
}
