import type { MacroId, StaffId, SubmissionId } from '#db/ids.ts';
import type { Macro } from '#db/schema/macro.ts';
import { reject, type Decided, type Words } from '../moderation/decide.ts';
import { findMacro } from './list.ts';

/**
 * Rejects something with a prepared answer: its reason and its note, unless `words` have their own, and its message to whoever
 * gave it, which stays as it is said now.
 * @throws {NotFound} @throws {Conflict} when it is not offered any more, and as {@link reject} does
 */
export const rejectWith = async (id: MacroId, item: SubmissionId, actor: StaffId, words: Words): Promise<Decided> =>
  reject(item, actor, { ...words, ...wordsOf(await findMacro(id), words) });

/** What is said with a rejection that goes with a prepared answer, where she has words of her own for some of it. */
export const wordsOf = (answer: Macro, { reason, note }: Pick<Words, 'reason' | 'note'>) => ({
  reason: reason ?? answer.reason,
  note: note ?? (answer.note || undefined),
  macro: answer.id,
});
