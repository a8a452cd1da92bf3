import type { MacroId, StaffId, SubmissionId } from '#db/ids.ts';
import { reject, type Decided, type Words } from '../moderation/decide.ts';
import { findMacro } from './list.ts';

/**
 * Rejects something with a prepared answer: its reason and its note, unless `words` have their own, and its message to whoever
 * gave it, which stays as it is said now.
 * @throws {NotFound} @throws {Conflict} when it is not offered any more, and as {@link reject} does
 */
export async function rejectWith(id: MacroId, item: SubmissionId, actor: StaffId, words: Words): Promise<Decided> {
  const answer = await findMacro(id);
  return reject(item, actor, {
    ...words,
    reason: words.reason ?? answer.reason,
    note: words.note ?? (answer.note || undefined),
    macro: id,
  });
}
