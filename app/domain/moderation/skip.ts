import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { skip } from '#db/schema/skip.ts';
import { submission } from '#db/schema/submission.ts';
import { Conflict } from '../errors.ts';
import { unclaimed } from '../submissions/state.ts';

/** How long an item that she left to the others is not given to her, in minutes. */
const minutes = 30;

/**
 * Gives an item back to the others, and not to her again for a while. It is a matter of claims, and no look at it.
 * @throws {Conflict} when it is not in her hands, or is meant for her alone
 */
export async function leaveToOthers(id: SubmissionId, actor: StaffId): Promise<void> {
  await db.transaction(async (tx) => {
    const [held] = await tx
      .update(submission)
      .set(unclaimed)
      .where(and(eq(submission.id, id), eq(submission.claimedBy, actor), gt(submission.claimedUntil, sql`now()`)))
      .returning({ assignedTo: submission.assignedTo });
    if (!held) throw new Conflict('it is not in your hands');
    if (held.assignedTo) throw new Conflict('it was given to you alone');
    const until = sql`now() + make_interval(mins => ${minutes})`;
    await tx.delete(skip).where(and(eq(skip.actor, actor), lt(skip.until, sql`now()`)));
    await tx
      .insert(skip)
      .values({ actor, submission: id, until })
      .onConflictDoUpdate({ target: [skip.actor, skip.submission], set: { until } });
  });
}
