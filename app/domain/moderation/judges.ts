import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { appeal } from '#db/schema/appeal.ts';
import { decision, type Decision } from '#db/schema/decision.ts';
import { Conflict } from '../errors.ts';

/**
 * While an appeal is open nothing but its answer is decided, and that by somebody who has not decided on the item before.
 * The database holds this too.
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
  if (!answers || actor === null) return;
  if (open === 0) throw new Conflict('no appeal is open');
  const before = await tx.$count(decision, and(eq(decision.submission, id), eq(decision.actor, actor)));
  if (before > 0) throw new Conflict('an appeal is judged by somebody who has not decided on it before');
}
