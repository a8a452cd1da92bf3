import { desc, eq, inArray, max } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { decision, type Decision } from '#db/schema/decision.ts';
import { staff } from '#db/schema/staff.ts';

/** One decision, with its maker's name; null where equal bytes decided and no person. */
export type Told = Omit<Decision, 'submission' | 'digest' | 'seen' | 'seal' | 'entry'> & { name: string | null };

/** The most decisions of one item that are shown. */
const maxDecisions = 200;

/** The decisions on a submission, latest first. */
export const historyOf = (id: SubmissionId): Promise<Told[]> =>
  db
    .select({
      id: decision.id,
      action: decision.action,
      actor: decision.actor,
      from: decision.from,
      to: decision.to,
      reason: decision.reason,
      note: decision.note,
      at: decision.at,
      name: staff.name,
    })
    .from(decision)
    .leftJoin(staff, eq(staff.id, decision.actor))
    .where(eq(decision.submission, id))
    .orderBy(desc(decision.id))
    .limit(maxDecisions);

/** A decision that can be taken back, while no other has followed it. */
export interface Standing {
  submission: SubmissionId;
  decision: number;
}

/** What a moderator decided last, if she can take it back: nobody has decided on it since. */
export async function lastToTakeBack(actor: StaffId): Promise<Standing | null> {
  const [last] = await db
    .select({ submission: decision.submission, decision: decision.id, action: decision.action, to: decision.to })
    .from(decision)
    .where(eq(decision.actor, actor))
    .orderBy(desc(decision.id))
    .limit(1);
  if (!last || !(last.action === 'escalate' || ['approved', 'rejected', 'cleared'].includes(last.to))) return null;
  const { submission: of, decision: id } = last;
  return (await standingOn([of])).get(of) === id ? { submission: of, decision: id } : null;
}

/** The number of the last decision on each of these. */
export async function standingOn(
  ids: SubmissionId[],
  by: Pick<typeof db, 'select'> = db,
): Promise<Map<SubmissionId, number>> {
  const rows = await by
    .select({ submission: decision.submission, last: max(decision.id) })
    .from(decision)
    .where(inArray(decision.submission, ids))
    .groupBy(decision.submission);
  return new Map(rows.map(({ submission: of, last }) => [of, last!]));
}
