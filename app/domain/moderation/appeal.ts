import { and, eq, isNull, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { appeal } from '#db/schema/appeal.ts';
import { statement } from '#db/schema/statement.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { serviceOf } from '../campaign/service.ts';
import { absolve } from '../clusters/grave.ts';
import { Conflict, Invalid } from '../errors.ts';
import { record } from '../journal.ts';
import { writeLetter } from '../mail/letters.ts';
import { findByReceipt } from '../submissions/receipt.ts';
import { hold, move, unclaimed, unreviewed } from '../submissions/state.ts';
import { decide, type Decided } from './decide.ts';
import { appealWindow } from './statement.ts';

/** The longest that an appeal or its answer is, in characters. */
const maxWords = 2_000;

/**
 * Asks that somebody else looks at a rejection once more.
 * @throws {NotFound} for an unknown receipt @throws {Conflict} when it is not rejected, when this rejection was
 * appealed against before, or is more than six months old @throws {Invalid} without words, or with too many
 */
export async function appealAgainst(receipt: string, words: string): Promise<void> {
  if (!words) throw new Invalid('words', 'missing', 'say why it should be looked at again');
  if (words.length > maxWords) throw new Invalid('words', 'too-long', `an appeal has at most ${maxWords} characters`);
  const { id } = await findByReceipt(receipt);
  await db.transaction(async (tx) => {
    const item = await hold(tx, id, 'rejected');
    const against = await appealable(tx, id);
    const [opened] = await tx
      .insert(appeal)
      .values({ submission: id, statement: against, words })
      .onConflictDoNothing()
      .returning();
    if (!opened) throw new Conflict('it was appealed against before');
    const dueAt = sql`now() + make_interval(hours => ${(await serviceOf(tx, item.campaign)).appealHours})`;
    await tx
      .update(submission)
      .set({ ...unclaimed, dueAt })
      .where(eq(submission.id, id));
    await record(tx, { kind: 'appeal.opened', submission: id, detail: { statement: against } });
  });
}

async function appealable(tx: Tx, id: SubmissionId): Promise<number> {
  const [standing] = await tx
    .select({ id: statement.id })
    .from(statement)
    .where(
      and(eq(statement.submission, id), isNull(statement.supersededAt), sql`now() < ${statement.at} + ${appealWindow}`),
    );
  if (!standing) throw new Conflict('the time in which it could be appealed against is over');
  return standing.id;
}

/** The rejection stands, and `words` say why. @throws {Conflict} when `actor` has decided on this item before */
export const uphold = (id: SubmissionId, actor: StaffId, words: string): Promise<Decided> =>
  decide(id, actor, { note: words }, 'uphold', ['rejected'], async (tx, item, { made }) => {
    await answer(tx, item, made);
    await tx.update(submission).set(unclaimed).where(eq(submission.id, id));
    await record(tx, { kind: 'appeal.upheld', submission: id, actor });
    return item;
  });

/** The rejection falls: it waits for a first look again. @throws {Conflict} when `actor` has decided on this item before */
export const overturn = (id: SubmissionId, actor: StaffId, words: string | undefined): Promise<Decided> =>
  decide(id, actor, { note: words }, 'overturn', ['rejected'], async (tx, item, { made }) => {
    await answer(tx, item, made);
    await absolve(tx, id);
    return move(tx, item, 'in-review', { ...unreviewed, ...unclaimed }, { actor, detail: { appeal: 'overturned' } });
  });

/** The database refuses a judge who decided before, and an answer to what nobody asked. */
async function answer(tx: Tx, item: Submission, made: number): Promise<void> {
  const [answered] = await tx
    .update(appeal)
    .set({ decision: made })
    .where(and(eq(appeal.submission, item.id), isNull(appeal.decision)))
    .returning({ statement: appeal.statement });
  if (!answered) throw new Conflict('no appeal is open');
  await writeLetter(tx, item, { kind: 'appeal', statement: answered.statement });
}
