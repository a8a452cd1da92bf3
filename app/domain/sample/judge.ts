import { and, eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { decision, type Decision } from '#db/schema/decision.ts';
import { sample, type Sample } from '#db/schema/sample.ts';
import { Conflict, NotFound } from '../errors.ts';
import { record } from '../journal.ts';
import type { Judge } from '../moderation/lanes.ts';
import { codeOf, type Reason } from '../moderation/reasons.ts';
import { submissionStates } from '#db/schema/submission.ts';
import { hold } from '../submissions/state.ts';
import { drawFor } from './draw.ts';

/** What a lead would have decided. */
export type Verdict = { verdict: 'approve' } | { verdict: 'reject'; reason: Reason };

/**
 * Keeps what a lead says of the item that today's draw has before her. It decides nothing.
 * @param digest of what was on her screen
 * @returns the number of her word
 * @throws {Conflict} when it is not the one before her, or has changed since it was on her screen
 */
export async function judgeAnew(id: SubmissionId, lead: Judge, said: Verdict, digest: string): Promise<number> {
  const { next } = await drawFor(lead);
  if (next?.item.id !== id) throw new Conflict('it is not, or no longer, the one that you are asked about');
  return db.transaction(async (tx) => {
    const item = await hold(tx, id, ...submissionStates);
    if (item.digest !== digest) throw new Conflict('it has changed since it was on your screen');
    const [written] = await tx
      .insert(sample)
      .values({ reason: null, ...said, submission: id, decision: next.decision, lead: lead.id, digest })
      .onConflictDoNothing()
      .returning({ id: sample.id });
    if (!written) throw new Conflict('you have said your word on it');
    // Not in the item's story, which it is no part of.
    await record(tx, { kind: 'sample.judged', actor: lead.id, detail: { sample: written.id } });
    return written.id;
  });
}

/** Her word beside the first one, once she has said it; never whose that was. */
export interface Compared extends Pick<Sample, 'id' | 'submission' | 'verdict'> {
  reason: Reason | null;
  first: { verdict: Decision['action']; reason: Reason | null };
}

/** @throws {NotFound} unless it is a word of hers */
export async function comparedFor(lead: Judge, id: number): Promise<Compared> {
  const [found] = await db
    .select({ said: sample, action: decision.action, reason: decision.reason })
    .from(sample)
    .innerJoin(decision, eq(decision.id, sample.decision))
    .where(and(eq(sample.id, id), eq(sample.lead, lead.id)));
  if (!found) throw new NotFound('there is no such word of yours');
  const { said, action } = found;
  return {
    id,
    submission: said.submission,
    verdict: said.verdict,
    reason: said.reason === null ? null : codeOf(said.reason),
    first: { verdict: action, reason: action === 'reject' ? codeOf(found.reason) : null },
  };
}
