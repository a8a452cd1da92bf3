import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { campaign, type Campaign } from '#db/schema/campaign.ts';
import { quarantineFrom } from '../examination/risk.ts';

/** How soon people look at what waits, as the campaign has promised it. */
type Service = Pick<Campaign, 'quarantineMinutes' | 'reviewMinutes' | 'appealHours'>;

/** Within so many ms a person should look at something of this risk. */
const firstLookMs = ({ quarantineMinutes, reviewMinutes }: Service, risk: number): number =>
  (risk >= quarantineFrom ? quarantineMinutes : reviewMinutes) * 60_000;

/** When a person should have looked at an item of this campaign, counted from `since`. */
export async function dueBy(tx: Tx, of: { campaign: string }, risk: number, since = new Date()): Promise<Date> {
  return new Date(since.getTime() + firstLookMs(await serviceOf(tx, of.campaign), risk));
}

/** What one campaign has promised. */
export async function serviceOf(by: Pick<Tx, 'select'>, id: string): Promise<Service> {
  const [found] = await by
    .select({
      quarantineMinutes: campaign.quarantineMinutes,
      reviewMinutes: campaign.reviewMinutes,
      appealHours: campaign.appealHours,
    })
    .from(campaign)
    .where(eq(campaign.id, id));
  return found!; // a foreign key holds it there
}
