import type { ClusterId, MacroId, RejectionId, StaffId, SubmissionId } from '#db/ids.ts';
import { Conflict, Forbidden, Invalid } from '../errors.ts';
import { findMacro } from '../macros/list.ts';
import { wordsOf } from '../macros/reject-with.ts';
import { reject, undo } from '../moderation/decide.ts';
import { beginRejection, beginUndo, mostAtOnce, rejectionOf, type Rejection } from './rejection.ts';

/** A member as it stood on the contact sheet that she has looked at. */
export interface Seen {
  submission: SubmissionId;
  digest: string;
}

/** Why many are rejected: for a reason, or with a prepared answer, which has one. */
interface Why {
  reason?: string | undefined;
  note?: string | undefined;
  macro?: MacroId | undefined;
}

/**
 * Rejects the members of a cluster that she saw on its contact sheet and left ticked, each by the rules of a single rejection and with a
 * decision of its own. What another person has moved meanwhile, what has changed, and what is in no lane of hers, such as a part of
 * a burst, is left out; what has arrived since she cannot have seen, and stays. With a prepared answer each author is told its
 * message in her language.
 * @throws {Invalid} when she saw none, or more than 200, without a reason, or when the answer is not offered any more
 * @throws {Conflict} when something of her own is among them @throws {NotFound}
 */
export async function rejectMembers(of: ClusterId, seen: Seen[], actor: StaffId, words: Why): Promise<RejectionId> {
  if (seen.length === 0) throw new Invalid('members', 'required', 'tick the ones to reject');
  if (seen.length > mostAtOnce) throw new Invalid('members', 'too-many', `at most ${mostAtOnce} at once`);
  const said = await saidWith(words);
  const digests = new Map(seen.map(({ submission, digest }) => [submission, digest]));
  const rejection = await beginRejection(of, [...digests.keys()], actor);
  for (const { submission } of (await rejectionOf(rejection)).members)
    await unlessRefused(reject(submission, actor, { ...said, digest: digests.get(submission), rejection }));
  return rejection;
}

/** Before anything is written down: an answer that is gone would leave out every member without a word. */
async function saidWith({ macro, reason, note }: Why) {
  if (macro) {
    const answer = await findMacro(macro);
    if (answer.disabledAt) throw new Invalid('macro', 'gone', 'this answer is not offered any more');
    return wordsOf(answer, { reason, note });
  }
  if (!reason) throw new Invalid('reason', 'missing', 'say why they are rejected');
  return { reason, note };
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
