import { desc, eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { decision, type Decision } from '#db/schema/decision.ts';
import { staff } from '#db/schema/staff.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { NotFound } from '../errors.ts';

/** One decision, with its maker's name. */
export type Told = Omit<Decision, 'submission' | 'digest'> & { name: string };

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
    .innerJoin(staff, eq(staff.id, decision.actor))
    .where(eq(decision.submission, id))
    .orderBy(desc(decision.id))
    .limit(maxDecisions);

/** What a moderator decided last, for her to look at again or take back. */
export const lastDecisionsOf = (actor: StaffId, limit: number) =>
  db
    .select({ id: decision.id, submission: decision.submission, action: decision.action, to: decision.to })
    .from(decision)
    .where(eq(decision.actor, actor))
    .orderBy(desc(decision.id))
    .limit(limit);

/** @throws {NotFound} */
export async function findItem(id: SubmissionId): Promise<Submission> {
  const [found] = await db.select().from(submission).where(eq(submission.id, id));
  if (!found) throw new NotFound('there is no such submission');
  return found;
}
