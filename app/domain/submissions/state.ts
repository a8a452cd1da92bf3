import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { submission, type Submission, type SubmissionState } from '#db/schema/submission.ts';
import { Conflict, NotFound } from '../errors.ts';
import { record } from '../journal.ts';

/** The whole life of a submission. What is not an arrow here cannot be written. */
const arrows: Record<SubmissionState, readonly SubmissionState[]> = {
  received: ['examining', 'withdrawn'],
  examining: ['in-review', 'unreadable', 'withdrawn'],
  'in-review': ['approved', 'rejected', 'withdrawn'],
  approved: ['cleared', 'in-review', 'withdrawn'],
  cleared: ['in-review', 'withdrawn'],
  rejected: ['in-review', 'withdrawn'],
  unreadable: ['withdrawn'],
  withdrawn: [],
};

/** The columns that one arrow writes; the database derives the state from them. */
type Axes = Partial<typeof submission.$inferInsert>;

/** What a review that is open again looks like. */
export const unreviewed = {
  review: 'unreviewed',
  approvedBy: null,
  approvedDigest: null,
  clearedBy: null,
  clearedDigest: null,
  clearedAt: null,
} as const satisfies Axes;

/** Nobody holds it, and a later look is an ordinary one. */
export const unclaimed = { claimedBy: null, claimedUntil: null, claimedPage: null } as const satisfies Axes;

/**
 * Moves a submission along one arrow: the row and its event, in the caller's transaction. Call it last.
 * @throws {Conflict} when there is no such arrow, or when someone else moved it first.
 */
export async function move(
  tx: Tx,
  from: Submission,
  to: SubmissionState,
  axes: Axes,
  by: { actor?: StaffId; detail?: Record<string, unknown> } = {},
): Promise<Submission> {
  if (!arrows[from.state].includes(to)) throw new Conflict(`a submission that is ${from.state} cannot become ${to}`);
  const [moved] = await tx
    .update(submission)
    .set(axes)
    .where(and(eq(submission.id, from.id), eq(submission.state, from.state)))
    .returning();
  if (!moved) throw new Conflict('another was first');
  if (moved.state !== to) throw new Error(`the axes of ${to} make a submission ${moved.state}`);
  await record(tx, { kind: `submission.${to}`, submission: from.id, actor: by.actor ?? null, detail: by.detail ?? {} });
  return moved;
}

/**
 * Reads a submission and holds it until `tx` ends, against other changes and not against those who only name it, such
 * as a planner with a card: that one holds the wall, for which a pull waits. A lock alone would let the second of two people act on
 * what the first has just made of it, so the caller says which state she was looking at.
 * @throws {NotFound} @throws {Conflict} when it is no longer in that state.
 */
export async function hold(tx: Tx, id: SubmissionId, ...seen: SubmissionState[]): Promise<Submission> {
  const [held] = await tx.select().from(submission).where(eq(submission.id, id)).for('no key update');
  if (!held) throw new NotFound('there is no such submission');
  if (!seen.includes(held.state)) throw new Conflict(`it is ${held.state} by now`, { state: held.state });
  return held;
}
