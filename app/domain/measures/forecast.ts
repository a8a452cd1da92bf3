import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { decision } from '#db/schema/decision.ts';
import { submission } from '#db/schema/submission.ts';
import { currentCampaign } from '../campaign/campaign.ts';

/** How fast one queue fills and empties, and what follows if both go on as in the last day. */
export interface Outlook {
  backlog: number;
  /** Items an hour. */
  coming: number;
  going: number;
  /** When nothing would be left, in ms since the epoch; null when more comes than goes. */
  emptyAt: number | null;
}

export interface Forecast {
  now: number;
  /** When the first night begins, in ms since the epoch; null while nobody has said, or once it has begun. */
  nightAt: number | null;
  first: Outlook;
  second: Outlook;
}

const hourMs = 3_600_000;

/** When the queues of first and of second looks will be empty, by what came and went in the last 24 hours. */
export async function forecast(): Promise<Forecast> {
  const day = sql`now() - interval '24 hours'`;
  const [{ firstNightAt }, { rows }] = await Promise.all([
    currentCampaign(),
    db.execute<Record<'backlog' | 'approved' | 'received' | 'returned' | 'judged' | 'yes' | 'left', number>>(sql`
      select
        (select count(*)::int from ${submission} where state = 'in-review') as backlog,
        (select count(*)::int from ${submission} where state = 'approved') as approved,
        (select count(*)::int from ${submission} where received_at > ${day} and examination = 'examined') as received,
        count(*) filter (where "to" = 'in-review' and "from" <> 'in-review')::int as returned,
        count(*) filter (where "from" = 'in-review' and "to" <> 'in-review')::int as judged,
        count(*) filter (where "to" = 'approved')::int as yes,
        count(*) filter (where "from" = 'approved')::int as left
      from ${decision} where at > ${day}`),
  ]);
  const now = Date.now();
  const { backlog, approved, received, returned, judged, yes, left } = rows[0]!;
  const nightAt = firstNightAt && firstNightAt.getTime() > now ? firstNightAt.getTime() : null;
  return {
    now,
    nightAt,
    first: outlook(now, backlog, (received + returned) / 24, judged / 24),
    second: outlook(now, approved, yes / 24, left / 24),
  };
}

/** The same two speeds for ever. */
export function outlook(now: number, backlog: number, coming: number, going: number): Outlook {
  const net = going - coming;
  const emptyAt = backlog === 0 ? now : net > 0 ? Math.round(now + (backlog / net) * hourMs) : null;
  return { backlog, coming, going, emptyAt };
}
