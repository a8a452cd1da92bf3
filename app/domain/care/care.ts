import type { StaffId } from '#db/ids.ts';
import { isDueABreak } from './at-work.ts';
import { seenToday, type Seen } from './exposure.ts';
import { roomFor, type Rest } from './limits.ts';

/** How somebody who judges is doing, for herself alone. */
export interface Care {
  seen: Seen;
  /** That the quarantine is closed to her for a while. */
  rest: Rest | null;
  /** She has judged for fifty minutes without a break. */
  breakDue: boolean;
}

export async function careFor(who: StaffId): Promise<Care> {
  const [seen, { rest }, breakDue] = await Promise.all([seenToday(who), roomFor(who), isDueABreak(who)]);
  return { seen, rest, breakDue };
}
