import { and, eq, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { RejectionId, StaffId } from '#db/ids.ts';
import type { Decision } from '#db/schema/decision.ts';
import { exposure } from '#db/schema/exposure.ts';
import { spareable } from '#db/schema/staff.ts';
import { theCurrent } from '../campaign/campaign.ts';
import { quarantineFrom } from '../examination/risk.ts';

/** What somebody had to look at today. */
export interface Seen {
  /** What was held back or flagged, or that she rejected as vile; one sheet of alike pictures counts once. */
  vile: number;
  hateful: number;
  violent: number;
  sexual: number;
}

/** With a decision on something vile: that she had to look at it. To take back a decision shows nothing new. */
export async function noteExposure(
  tx: Tx,
  { id, actor, action, reason, at }: Decision,
  risk: number,
  sheet: RejectionId | undefined,
): Promise<void> {
  const as = action === 'reject' ? (spareable.find((one) => one === reason) ?? null) : null;
  if (actor === null || action === 'undo' || (risk < quarantineFrom && as === null)) return;
  await tx.insert(exposure).values({ decision: id, staff: actor, at, reason: as, sheet: sheet ?? null });
}

/** When the campaign's day began. */
export const dayBegan = sql`date_trunc('day', now(), (select time_zone from ${theCurrent().as('running')}))`;

/** One look: a picture, or a sheet of many that look the same. */
export const look = sql`coalesce(${exposure.sheet}::text, ${exposure.decision}::text)`;
const looks = sql`count(distinct ${look})`;
const rejectedAs = (reason: string) => sql`${looks} filter (where ${exposure.reason} = ${reason})`.mapWith(Number);
const counted = {
  vile: looks.mapWith(Number),
  hateful: rejectedAs('hateful'),
  violent: rejectedAs('violent'),
  sexual: rejectedAs('sexual'),
};

/** What she has seen today. */
export async function seenToday(who: StaffId): Promise<Seen> {
  const [seen] = await db
    .select(counted)
    .from(exposure)
    .where(and(eq(exposure.staff, who), sql`${exposure.at} >= ${dayBegan}`));
  return seen!;
}

/** What all together have seen today, and how many people they are: never who saw how much. */
export async function seenByAll(): Promise<Seen & { people: number }> {
  const [seen] = await db
    .select({ ...counted, people: sql`count(distinct ${exposure.staff})`.mapWith(Number) })
    .from(exposure)
    .where(sql`${exposure.at} >= ${dayBegan}`);
  return seen!;
}
