import { and, asc, eq, exists, isNull, or, sql, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { appeal } from '#db/schema/appeal.ts';
import { decision } from '#db/schema/decision.ts';
import { erasure } from '#db/schema/erasure.ts';
import { rendition } from '#db/schema/rendition.ts';
import { statement } from '#db/schema/statement.ts';
import { submission } from '#db/schema/submission.ts';
import { Conflict } from '../errors.ts';
import { record } from '../journal.ts';
import { appealWindow } from '../moderation/statement.ts';
import { mayErase } from './may-erase.ts';
import { renditionsFolder } from './rendition.ts';
import { hold } from './state.ts';

/**
 * So long after an appeal was answered with no the media stay: the button lies beside the other one, and a week has a day on
 * which a lead reads what was answered, and can take it back or have it kept as evidence.
 */
const graceAfterUphold = sql`interval '7 days'`;

/** Rejected for good, by its appeal or because the time for one is over, with media that nothing keeps any more. */
const isDue = (): SQL => and(eq(submission.state, 'rejected'), isNull(submission.erasedAt), isFinal, mayErase())!;

/** Those whose media are to be erased now. */
export const rejectedToErase = (limit: number): Promise<{ submission: SubmissionId }[]> =>
  db
    .select({ submission: submission.id })
    .from(submission)
    .where(isDue())
    .orderBy(asc(submission.receivedAt))
    .limit(limit);

/**
 * Asks for the media of what stays rejected to be erased; its hashes, its words and what was decided stay.
 * @throws {Conflict} when something keeps them, or it is rejected no more
 */
export async function eraseRejected(id: SubmissionId): Promise<void> {
  await db.transaction(async (tx) => {
    const item = await hold(tx, id, 'rejected');
    const [emptied] = await tx
      .update(submission)
      .set({ original: null, placeholder: null, erasedAt: sql`now()` })
      .where(and(eq(submission.id, id), isDue()))
      .returning({ id: submission.id });
    if (!emptied) throw new Conflict('its media are not to be erased now');
    const asked = [renditionsFolder(id), ...(item.original ? [item.original] : [])];
    await tx
      .insert(erasure)
      .values(asked.map((address) => ({ address })))
      .onConflictDoNothing();
    await tx.delete(rendition).where(eq(rendition.submission, id));
    await record(tx, { kind: 'submission.erased', submission: id });
  });
}

const isFinal = or(
  exists(
    db
      .select({ one: statement.id })
      .from(statement)
      .where(
        and(
          eq(statement.submission, submission.id),
          isNull(statement.supersededAt),
          sql`${statement.at} + ${appealWindow} <= now()`,
        ),
      ),
  ),
  exists(
    db
      .select({ one: appeal.submission })
      .from(appeal)
      .innerJoin(decision, eq(decision.id, appeal.decision))
      .innerJoin(statement, eq(statement.id, appeal.statement))
      .where(
        and(
          eq(appeal.submission, submission.id),
          eq(decision.action, 'uphold'),
          isNull(statement.supersededAt),
          sql`${decision.at} + ${graceAfterUphold} <= now()`,
        ),
      ),
  ),
);
