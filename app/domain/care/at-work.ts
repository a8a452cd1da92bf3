import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';

/** After so long without a break somebody is reminded of one, in minutes. */
const reminderMinutes = 50;

/** So long without a decision is a break, in minutes. */
const breakMinutes = 10;

/** Whether she has judged for fifty minutes and more, and nowhere in them rested for ten: known by her decisions. */
export async function isDueABreak(who: StaffId): Promise<boolean> {
  const { rows } = await db.execute<{ due: boolean }>(sql`
    with own as (
      select ${decision.at} as at from ${decision}
      where ${decision.actor} = ${who}
        and ${decision.at} > now() - make_interval(mins => ${reminderMinutes + breakMinutes})
    ), gaps as (
      select at, coalesce(lead(at) over (order by at), now()) - at as gap from own
    )
    select coalesce(min(at) <= now() - make_interval(mins => ${reminderMinutes})
      and max(gap) < make_interval(mins => ${breakMinutes}), false) as due from gaps`);
  return rows[0]!.due;
}
