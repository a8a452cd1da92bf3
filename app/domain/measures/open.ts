import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { appeal } from '#db/schema/appeal.ts';
import { decision } from '#db/schema/decision.ts';
import { flag } from '#db/schema/flag.ts';
import { submission } from '#db/schema/submission.ts';
import { currentCampaign } from '../campaign/campaign.ts';
import { quarantineFrom } from '../examination/risk.ts';
import { heldBack, type Lane } from '../staff/rights.ts';

/** Lanes as all who judge fill and empty them; what is somebody's in particular counts where it came from. */
const measuredLanes = [
  'flagged',
  'quarantine',
  'review',
  'testimonies',
  'burst',
  'clear',
  'disagreement',
  'appeals',
] as const satisfies Lane[];
export type MeasuredLane = (typeof measuredLanes)[number];

/** What waits in one lane. */
export interface OpenLane {
  lane: MeasuredLane;
  count: number;
  /** For how long the oldest has waited there, in minutes; 0 where nothing waits. */
  oldestMinutes: number;
  /** How long the campaign has promised at most. */
  levelMinutes: number;
}

/** What waits, lane by lane, and since when: from its coming into the lane on. */
export async function openLanes(): Promise<OpenLane[]> {
  const { quarantineMinutes, reviewMinutes, appealHours } = await currentCampaign();
  const level = (lane: MeasuredLane) =>
    heldBack.includes(lane) ? quarantineMinutes : lane === 'appeals' ? appealHours * 60 : reviewMinutes;
  const promised = sql`make_interval(mins => case when item.risk >= ${quarantineFrom} then ${quarantineMinutes}::int
    else ${reviewMinutes}::int end)`;
  const { rows } = await db.execute<{ lane: MeasuredLane; count: number; oldestMinutes: number }>(sql`
    select lane, count(*)::int as count, greatest(0, extract(epoch from now() - min(since)) / 60)::float as "oldestMinutes"
    from (
      select case when item.state = 'approved' then 'clear' when item.disputed_at is not null then 'disagreement'
          when item.burst then 'burst'
          when exists (select from ${flag} said where said.submission = item.id and said.answered is null) then 'flagged'
          when item.risk >= ${quarantineFrom} then 'quarantine' when item.kind = 'testimony' then 'testimonies'
          else 'review' end as lane,
        greatest(item.received_at, case when item.state = 'in-review' then item.due_at - ${promised} end,
          (select max(last.at) from ${decision} last where last.submission = item.id)) as since
      from ${submission} item where item.state in ('in-review', 'approved')
      union all
      select 'appeals', at from ${appeal} where decision is null
    ) as waiting group by lane`);
  const known = new Map(rows.map((row) => [row.lane, row]));
  return measuredLanes.map((lane) => ({
    ...(known.get(lane) ?? { lane, count: 0, oldestMinutes: 0 }),
    levelMinutes: level(lane),
  }));
}
