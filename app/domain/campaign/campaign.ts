import { desc } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { campaign, type Campaign } from '#db/schema/campaign.ts';
import { NotFound } from '../errors.ts';

/**
 * The edition that runs: the one that opened last, or opens next.
 * @throws {NotFound} when there is none yet.
 */
export async function currentCampaign(): Promise<Campaign> {
  const [current] = await db.select().from(campaign).orderBy(desc(campaign.opensAt)).limit(1);
  if (!current) throw new NotFound('there is no campaign yet');
  return current;
}
