import { and, desc, eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { staff } from '#db/schema/staff.ts';
import { submission } from '#db/schema/submission.ts';
import { Conflict, Forbidden } from '../errors.ts';
import { may } from '../staff/rights.ts';
import { givenByHers, type Judge } from './lanes.ts';
import { ownLookFirst, withheldFrom } from './sight.ts';

/** Why she does not take back the last decision on this; null where she may. The database holds this too. */
export async function whyNotUndone(
  judge: Judge,
  id: SubmissionId,
  by: Pick<typeof db, 'select' | '$count'> = db,
): Promise<Conflict | Forbidden | null> {
  const [last, before] = await by
    .select({ action: decision.action, actor: decision.actor, role: staff.role })
    .from(decision)
    .leftJoin(staff, eq(staff.id, decision.actor))
    .where(eq(decision.submission, id))
    .orderBy(desc(decision.id))
    .limit(2);
  const own = last?.actor === judge.id;
  if (!may(judge, 'judge') || !(own || may(judge, 'undo-others')))
    return new Forbidden('only a moderator or a lead takes back what another has decided');
  if ((await by.$count(submission, and(eq(submission.id, id), givenByHers(judge)))) > 0)
    return new Conflict('nobody judges what she, or a member of her organisation, gave');
  if ((await withheldFrom(judge, [id], by)).size > 0) return new Forbidden(ownLookFirst);
  if (may(judge, 'undo-leads')) return null;
  if (!own && last?.action === 'escalate') return new Forbidden('only a lead takes back what another passed on');
  // With the answer that upholds a rejection that falls as well.
  const falls = last?.action === 'uphold' ? [last, before] : [last];
  if (falls.some((one) => one?.role && may({ role: one.role }, 'undo-leads')))
    return new Forbidden('only a lead takes back what a lead has decided');
  return null;
}
