import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { appeal } from '#db/schema/appeal.ts';
import { decision, type Decision } from '#db/schema/decision.ts';
import { statement } from '#db/schema/statement.ts';
import { submission } from '#db/schema/submission.ts';
import { Conflict } from '../errors.ts';

/** A rejection of hers on this item was overturned: an appeal would be worth nothing if she could reject it again. */
export const wasOverruled = (judge: { id: StaffId }): SQL => sql`exists (
  select from ${appeal} granted
    join ${decision} overturned on overturned.id = granted.decision and overturned.action = 'overturn'
    join ${statement} stated on stated.id = granted.statement
    join ${decision} rejected on rejected.id = stated.decision
  where granted.submission = ${submission.id} and rejected.actor = ${judge.id})`;

/**
 * While an appeal is open nothing but its answer is decided, and that by somebody who has not decided on the item before.
 * Whose rejection was overturned decides nothing on the item any more. The database holds both too.
 */
export async function mustBeFresh(
  tx: Tx,
  id: SubmissionId,
  actor: StaffId | null,
  action: Decision['action'],
): Promise<void> {
  const open = await tx.$count(appeal, and(eq(appeal.submission, id), isNull(appeal.decision)));
  const answers = action === 'uphold' || action === 'overturn';
  if (!answers && open > 0) throw new Conflict('an appeal is open: it is answered in its own lane');
  if (!answers && actor !== null) await mustNotBeOverruled(tx, id, actor);
  if (!answers || actor === null) return;
  if (open === 0) throw new Conflict('no appeal is open');
  const before = await tx.$count(decision, and(eq(decision.submission, id), eq(decision.actor, actor)));
  if (before > 0) throw new Conflict('an appeal is judged by somebody who has not decided on it before');
}

async function mustNotBeOverruled(tx: Tx, id: SubmissionId, actor: StaffId): Promise<void> {
  const overruled = await tx.$count(submission, and(eq(submission.id, id), wasOverruled({ id: actor })));
  if (overruled > 0) throw new Conflict('an appeal overturned your rejection of it: others judge it now');
}
