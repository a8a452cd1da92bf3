import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { BankEntryId, MacroId, RejectionId, StaffId, SubmissionId } from '#db/ids.ts';
import { decision, type Decision, type Seen } from '#db/schema/decision.ts';
import { finding } from '#db/schema/finding.ts';
import { flag } from '#db/schema/flag.ts';
import { staff } from '#db/schema/staff.ts';
import { submission, type Submission, type SubmissionState } from '#db/schema/submission.ts';
import { noteExposure } from '../care/exposure.ts';
import { absolve, condemn } from '../clusters/grave.ts';
import { noteRejected } from '../clusters/rejection.ts';
import { Conflict } from '../errors.ts';
import { record } from '../journal.ts';
import { endTurns, giveTurns } from '../projection/turns.ts';
import { isStrict } from '../bursts/strict.ts';
import { laneRights, may } from '../staff/rights.ts';
import { answerFlags, reopenFlags } from './flag.ts';
import { standingOn } from './history.ts';
import type { Judge } from './lanes.ts';
import { isPassedOn, isSecondLook, mustBeHers } from './may-decide.ts';
import { mustBeFresh } from './judges.ts';
import { codeOf } from './reasons.ts';
import { mustBeSeen } from './seen.ts';
import { withheldFrom } from './sight.ts';
import { stateReasons } from './statement.ts';
import { hold, move, unclaimed, unreviewed } from '../submissions/state.ts';

/** What a moderator adds to a decision. */
export interface Words {
  reason?: string | undefined;
  note?: string | undefined;
  /** The digest of what was on her screen, where the caller can say it; another one by now is a conflict. */
  digest?: string | undefined;
  /** Of a yes to one of many in a grid: how it was shown there. */
  seen?: Seen | undefined;
}

/** What came of a decision: the submission as it is now, and the decision's own number. */
export type Decided = Submission & { decision: number };

/** A moderator says yes; the walls still wait for {@link clear}, which this is where she was given it for a second look. */
export const approve = async (id: SubmissionId, actor: StaffId, words: Words = {}): Promise<Decided> =>
  (await isSecondLook(id, actor))
    ? clear(id, actor, words)
    : decide(id, actor, words, 'approve', ['in-review'], async (tx, item) =>
        move(
          tx,
          item,
          'approved',
          {
            ...unclaimed,
            ...looked,
            review: 'approved',
            approvedBy: actor,
            approvedDigest: item.digest,
            strict: item.strict || (await isStrict(tx, item.campaign)),
          },
          { actor },
        ),
      );

/**
 * A moderator says no, and why. Where another has said yes before her, a lead decides.
 * @param words also the many that it is one of, which are rejected at once, and the prepared answer that goes with it
 */
export const reject = async (
  id: SubmissionId,
  actor: StaffId,
  words: Words & { reason: string; rejection?: RejectionId | undefined; macro?: MacroId | undefined },
): Promise<Decided> => {
  const reason = codeOf(words.reason);
  const detail = { reason };
  return (await isSecondLook(id, actor))
    ? decide(id, actor, words, 'reject', ['approved'], (tx, item) =>
        move(
          tx,
          item,
          'in-review',
          { ...unreviewed, ...unclaimed, disputedAt: new Date() },
          { actor, detail: { ...detail, disputed: true } },
        ),
      )
    : decide(id, actor, words, 'reject', ['in-review'], async (tx, item, { made }) => {
        if (words.rejection) await noteRejected(tx, words.rejection, id, made);
        await condemn(tx, id, reason);
        return move(tx, item, 'rejected', { ...unclaimed, ...looked, review: 'rejected' }, { actor, detail });
      });
};

/** What a first look puts an end to. */
const looked = { escalatedAt: null, disputedAt: null, assignedTo: null } as const;

/**
 * The second pair of eyes: lets an approved submission onto the walls.
 * @throws {Conflict} when it is not approved, when `actor`, or her organisation, approved it and the campaign asks for
 * two people, while the words in its picture are still to be read or somebody's flag has no answer, when no consent stands,
 * or when a check could not look at it and `actor` is no lead who says why
 */
export const clear = (id: SubmissionId, actor: StaffId, words: Words = {}): Promise<Decided> =>
  decide(id, actor, words, 'clear', ['approved'], async (tx, item, { judge }) => {
    await mustBeChecked(tx, item, judge, words);
    await mustBeUnflagged(tx, item);
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
async function mustBeChecked(tx: Tx, { id }: Submission, judge: Judge | null, { reason }: Words): Promise<void> {
  const unchecked = await tx.$count(finding, and(eq(finding.submission, id), sql`${finding.evidence} ? 'unchecked'`));
  if (unchecked === 0) return;
  if (!judge || !may(judge, 'clear-unchecked') || !reason)
    throw new Conflict('a check could not look at it: a lead may clear it, and must say why', { unchecked });
}

/** What somebody has flagged is judged anew first; the database holds this too. */
async function mustBeUnflagged(tx: Tx, { id }: Submission): Promise<void> {
  const flags = await tx.$count(flag, and(eq(flag.submission, id), isNull(flag.answered)));
  if (flags > 0)
    throw new Conflict('it was flagged after its approval: escalate or reject it, so that it is judged anew first', {
      flags,
    });
}

/** Leaves the decision to someone with more experience; what another has approved goes back to review for it. */
export const escalate = async (id: SubmissionId, actor: StaffId, words: Words = {}): Promise<Decided> => {
  const passedOn = { ...unclaimed, assignedTo: null, escalatedAt: new Date() };
  if (await isSecondLook(id, actor))
    return decide(id, actor, words, 'escalate', ['approved'], (tx, item) =>
      move(tx, item, 'in-review', { ...unreviewed, ...passedOn }, { actor, detail: { escalated: true } }),
    );
  return decide(id, actor, words, 'escalate', ['in-review'], async (tx, item) => {
    const [changed] = await tx.update(submission).set(passedOn).where(eq(submission.id, id)).returning();
    await record(tx, { kind: 'submission.escalated', submission: id, actor });
    return changed ?? item;
  });
};

/**
 * Opens the review again, superseding what was decided; for what is cleared this is a pull, and what was passed on to a lead is
 * anybody's again.
 * @throws {Conflict} also when `words` name a decision to take back that another has followed
 */
export const undo = async (
  id: SubmissionId,
  actor: StaffId,
  words: Words & { decision?: number | undefined } = {},
): Promise<Decided> => {
  const states: SubmissionState[] = (await isPassedOn(id)) ? ['in-review'] : ['approved', 'rejected', 'cleared'];
  return decide(id, actor, words, 'undo', states, async (tx, item, { judge, before }) => {
    if (words.decision !== undefined && words.decision !== before)
      throw new Conflict('another decision has followed that one', { state: item.state });
    if (item.erasedAt) throw new Conflict('its media were erased: the rejection is final', { state: item.state });
    if (item.state === 'in-review') return openToAll(tx, item, actor);
    if (item.state === 'cleared') await endTurns(tx, item, actor);
    if (item.state === 'rejected') await absolve(tx, id);
    await reopenFlags(tx, id);
    const clearance = item.state === 'cleared' ? 'pulled' : item.clearance;
    const escalatedAt = (await goesBackToLeads(tx, item, judge)) ? new Date() : null;
    return move(tx, item, 'in-review', { ...unreviewed, ...unclaimed, clearance, escalatedAt }, { actor });
  });
};

/** What was passed on waits for a first look as before, and is hers again to whom it had been given. */
async function openToAll(tx: Tx, { id }: Submission, actor: StaffId): Promise<Submission> {
  const [given] = await tx
    .select({ to: staff.id })
    .from(staff)
    .where(and(eq(staff.id, actor), inArray(staff.role, [...laneRights.assigned.roles])));
  const [changed] = await tx
    .update(submission)
    .set({ ...unclaimed, escalatedAt: null, assignedTo: given?.to ?? null })
    .where(eq(submission.id, id))
    .returning();
  await record(tx, { kind: 'submission.escalation-undone', submission: id, actor });
  return changed!;
}

/** A clearance can be taken back by many, and the approval goes with it: a lead's own is for a lead again. */
async function goesBackToLeads(tx: Tx, { state, approvedBy }: Submission, judge: Judge | null): Promise<boolean> {
  if (state !== 'cleared' || !approvedBy || !judge || may(judge, 'undo-leads')) return false;
  const [approver] = await tx.select({ role: staff.role }).from(staff).where(eq(staff.id, approvedBy));
  return approver !== undefined && may(approver, 'undo-leads');
}

/**
 * Holds the item in one of the `states` that she may have seen, writes the decision, states its reasons and carries it out, all in one
 * transaction.
 */
export async function decide(
  id: SubmissionId,
  actor: StaffId | null,
  {
    reason,
    note,
    digest,
    seen,
    entry,
    rejection,
    macro,
  }: Words & { entry?: BankEntryId; rejection?: RejectionId | undefined; macro?: MacroId | undefined },
  action: Exclude<Decision['action'], 'pull'>,
  states: SubmissionState[],
  carryOut: (
    tx: Tx,
    item: Submission,
    by: {
      /** Nobody, where equal bytes decide. */
      judge: Judge | null;
      /** The last decision until now. */
      before: number | undefined;
      /** This decision's own number. */
      made: number;
    },
  ) => Promise<Submission>,
): Promise<Decided> {
  try {
    return await db.transaction(async (tx) => {
      const item = await hold(tx, id, ...states);
      if (digest && digest !== item.digest)
        throw new Conflict('it has changed since it was on your screen', { state: item.state });
      if (seen) await mustBeSeen(tx, item, { seen, digest });
      await mustBeFresh(tx, id, actor, action);
      const before = (await standingOn([id], tx)).get(id);
      const judge = actor && (await mustBeHers(tx, item, actor, action));
      const to = outcome[action](item.state);
      const [written] = await tx
        .insert(decision)
        .values({
          submission: id,
          action,
          actor,
          from: item.state,
          to,
          digest: item.digest,
          seen: seen ?? null,
          reason: reason ?? null,
          note: note ?? null,
          entry: entry ?? null,
        })
        .returning();
      if (!written) throw new Error('a decision was not written');
      await noteExposure(tx, written, item.risk, rejection);
      await stateReasons(tx, item, written, macro);
      if (action !== 'uphold' && (to === 'approved' || to === 'rejected')) await answerFlags(tx, id, written);
      return { ...(await carryOut(tx, item, { judge, before, made: written.id })), decision: written.id };
    });
  } catch (error) {
    if (error instanceof Conflict)
      throw new Conflict(error.message, { ...error.standing, decision: await standingDecision(id, actor) });
    throw error;
  }
}

const outcome = {
  approve: () => 'approved',
  reject: (from) => (from === 'approved' ? 'in-review' : 'rejected'),
  clear: () => 'cleared',
  escalate: () => 'in-review',
  undo: () => 'in-review',
  uphold: () => 'rejected',
  overturn: () => 'in-review',
} satisfies Partial<Record<Decision['action'], (from: SubmissionState) => SubmissionState>>;

/** The last decision on a submission; null also where somebody is to have a view of her own. */
async function standingDecision(id: SubmissionId, actor: StaffId | null) {
  const [judge] = actor ? await db.select().from(staff).where(eq(staff.id, actor)) : [];
  if (judge && (await withheldFrom(judge, [id])).size > 0) return null;
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
