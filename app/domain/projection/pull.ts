import { db } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { hold, move, unclaimed, unreviewed } from '../submissions/state.ts';
import { endTurns } from './turns.ts';

/**
 * Takes a cleared submission off every screen now; people look at it again before it can come back.
 * @throws {Conflict} when it is not cleared
 */
export async function pull(id: SubmissionId, actor: StaffId, note: string | null = null): Promise<void> {
  await db.transaction(async (tx) => {
    const item = await hold(tx, id, 'cleared');
    await tx
      .insert(decision)
      .values({ submission: id, action: 'pull', actor, from: 'cleared', to: 'in-review', digest: item.digest, note });
    await endTurns(tx, item, actor);
    await move(tx, item, 'in-review', { ...unreviewed, ...unclaimed, clearance: 'pulled' }, { actor });
  });
}
