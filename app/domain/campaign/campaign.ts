import { desc, getTableColumns, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { campaign, type Campaign } from '#db/schema/campaign.ts';
import { NotFound } from '../errors.ts';

/** A campaign and whether it takes submissions now. */
export interface CurrentCampaign extends Campaign {
  phase: 'before' | 'open' | 'after';
}

const opened = sql`${campaign.opensAt} <= now()`;
const phase = sql<CurrentCampaign['phase']>`
  case when not ${opened} then 'before' when now() < ${campaign.closesAt} then 'open' else 'after' end`;

/** The edition that runs, for a statement: the one that opened last, or else opens next. */
export const theCurrent = () =>
  db
    .select({ ...getTableColumns(campaign), phase: phase.as('phase') })
    .from(campaign)
    .orderBy(desc(opened), sql`abs(extract(epoch from ${campaign.opensAt} - now()))`)
    .limit(1);

/** The edition that runs. @throws {NotFound} when there is none yet */
export async function currentCampaign(): Promise<CurrentCampaign> {
  const [current] = await theCurrent();
  if (!current) throw new NotFound('there is no campaign yet');
  return current;
}
