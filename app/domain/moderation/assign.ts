import { asc, eq, inArray } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { staff, type Staff } from '#db/schema/staff.ts';
import { submission } from '#db/schema/submission.ts';
import { Invalid } from '../errors.ts';
import { record } from '../journal.ts';
import { laneRights } from '../staff/rights.ts';
import { hold, unclaimed } from '../submissions/state.ts';

/** The most people that are offered. */
const maxPeople = 100;

/** Those whom an item can be given to, by the names that the desk shows. */
export const assignable = (): Promise<Pick<Staff, 'id' | 'name'>[]> =>
  db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(inArray(staff.role, [...laneRights.assigned.roles]))
    .orderBy(asc(staff.name))
    .limit(maxPeople);

/**
 * Gives an item to one person to judge, or, with null, back to all.
 * @throws {NotFound} @throws {Conflict} when it is not in review @throws {Invalid} when she judges nothing that is given to her
 */
export async function assign(id: SubmissionId, to: StaffId | null, actor: StaffId): Promise<void> {
  await db.transaction(async (tx) => {
    await hold(tx, id, 'in-review');
    if (to !== null) {
      const [whom] = await tx.select({ role: staff.role }).from(staff).where(eq(staff.id, to));
      if (!whom || !(laneRights.assigned.roles as readonly string[]).includes(whom.role))
        throw new Invalid('to', 'unknown', 'nobody of that id judges what is given to her');
    }
    await tx
      .update(submission)
      .set({ ...unclaimed, assignedTo: to })
      .where(eq(submission.id, id));
    await record(tx, { kind: 'submission.assigned', submission: id, actor, detail: { to } });
  });
}
