import type { ClusterId, RejectionId, StaffId, SubmissionId } from '#db/ids.ts';
import { Conflict, Forbidden, Invalid } from '../errors.ts';
import { reject, undo } from '../moderation/decide.ts';
import { beginRejection, beginUndo, mostAtOnce, rejectionOf, type Rejection } from './rejection.ts';

/** A member as it stood on the contact sheet that she has looked at. */
export interface Seen {
  submission: SubmissionId;
  digest: string;
}

/**
 * Rejects the members of a cluster that she saw on its contact sheet and left ticked, each by the rules of a single rejection and with a
 * decision of its own. What another person has moved meanwhile, what has changed, and what is in no lane of hers, such as a part of
 * a burst, is left out; what has arrived since she cannot have seen, and stays.
 * @throws {Invalid} when she saw none, or more than 200 @throws {Conflict} when something of her own is among them
 */
export async function rejectMembers(
  of: ClusterId,
  seen: Seen[],
  actor: StaffId,
  words: { reason: string; note?: string | undefined },
): Promise<RejectionId> {
  if (seen.length === 0) throw new Invalid('members', 'required', 'tick the ones to reject');
  if (seen.length > mostAtOnce) throw new Invalid('members', 'too-many', `at most ${mostAtOnce} at once`);
  const digests = new Map(seen.map(({ submission, digest }) => [submission, digest]));
  const rejection = await beginRejection(of, [...digests.keys()], actor);
  for (const { submission } of (await rejectionOf(rejection)).members)
    await unlessRefused(reject(submission, actor, { ...words, digest: digests.get(submission), rejection }));
  return rejection;
}

/**
 * Takes all of it back within ten minutes: a decision a member that supersedes the rejection. What another person has
 * decided since stands.
 * @throws {Conflict} after ten minutes @throws {NotFound}
 */
export async function undoRejection(id: RejectionId, actor: StaffId): Promise<Rejection> {
  const { members } = await beginUndo(id, actor);
  for (const { submission, state, decision } of members) {
    if (decision === null || state !== 'rejected') continue;
    await unlessRefused(undo(submission, actor, { decision }));
  }
  return rejectionOf(id);
}

/** Somebody was first, and hers stands; or it is somebody else's to judge, who is given it in a lane. */
async function unlessRefused(decided: Promise<unknown>): Promise<void> {
  try {
    await decided;
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof Forbidden)) throw error;
  }
}
