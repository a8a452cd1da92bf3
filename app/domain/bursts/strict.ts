import { and, eq, gt, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { StaffId } from '#db/ids.ts';
import { campaign } from '#db/schema/campaign.ts';
import { submission } from '#db/schema/submission.ts';
import { currentCampaign } from '../campaign/campaign.ts';
import { record } from '../journal.ts';

/** For so long after the last sign of a burst every queue is strict. */
const lasts = sql`interval '2 hours'`;

/**
 * Makes every queue of a campaign strict, or strict for longer: nothing is shown before two people have seen it, and nothing is
 * judged by nines. Answers until when.
 */
export async function becomeStrict(tx: Tx, id: string): Promise<Date> {
  const [changed] = await tx
    .update(campaign)
    .set({ strictUntil: sql`now() + ${lasts}` })
    .where(eq(campaign.id, id))
    .returning({ until: campaign.strictUntil });
  return changed!.until!;
}

/** Whether a campaign's queues are strict at this moment. */
export const isStrict = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.$count(campaign, and(eq(campaign.id, id), gt(campaign.strictUntil, sql`now()`)))) > 0;

/** Until when the queues are strict; null when they are not. */
export async function strictUntil(): Promise<Date | null> {
  const { strictUntil: until } = await currentCampaign();
  return until && until > new Date() ? until : null;
}

/** It was no raid, or is over: what waits in the burst goes back to where it would wait, and the queues are as ever. */
export async function endBurst(actor: StaffId): Promise<void> {
  const { id } = await currentCampaign();
  await db.transaction(async (tx) => {
    const returned = await tx
      .update(submission)
      .set({ burst: false })
      .where(and(eq(submission.campaign, id), eq(submission.burst, true), eq(submission.state, 'in-review')))
      .returning({ id: submission.id });
    await tx.update(campaign).set({ strictUntil: null }).where(eq(campaign.id, id));
    await record(tx, { kind: 'campaign.burst-ended', actor, detail: { campaign: id, returned: returned.length } });
  });
}
