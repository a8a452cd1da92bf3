import { and, desc, eq, gt, max, ne, notExists, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { exposure } from '#db/schema/exposure.ts';
import { staff } from '#db/schema/staff.ts';
import { dayBegan, look } from './exposure.ts';

/** So many vile items one after the other, and then something else or a pause. */
export const mostInARow = 20;

/** So many vile items a day, of the campaign's own days. */
export const mostADay = 100;

/** A pause after which a row begins anew, and how long it lasts, in ms. */
export const pauseMs = 15 * 60_000;

/** Why the quarantine is closed to somebody, and until when, in ms since the epoch. */
export interface Rest {
  why: 'row' | 'day';
  until: number;
}

/** What somebody may still be given of what is held back: none while she rests from it. */
interface Room {
  items: number;
  rest: Rest | null;
}

/**
 * How much of what is held back somebody may still be given. A row of vile items ends with anything else and with a
 * pause, a day with the campaign's midnight. Programs look at nothing, and have no limit.
 */
export async function roomFor(who: StaffId): Promise<Room> {
  const [[known], looks, neutralAt] = await Promise.all([
    db
      .select({
        program: staff.program,
        now: ms(sql`now()`),
        dayBegan: ms(dayBegan),
        dayEnds: ms(sql`${dayBegan} + interval '1 day'`),
      })
      .from(staff)
      .where(eq(staff.id, who)),
    looksOfLate(who),
    lastNeutral(who),
  ]);
  if (!known || known.program) return { items: Infinity, rest: null };
  const day = looks.filter((at) => at >= known.dayBegan).length;
  if (day >= mostADay) return { items: 0, rest: { why: 'day', until: known.dayEnds } };
  const row = rowOf(looks, known.now, neutralAt);
  if (row >= mostInARow) return { items: 0, rest: { why: 'row', until: looks[0]! + pauseMs } };
  return { items: Math.min(mostInARow - row, mostADay - day), rest: null };
}

/** How many of these looks, the latest first, follow one another up to now. */
function rowOf(looks: number[], now: number, neutralAt: number): number {
  const end = looks.findIndex((at, index) => at <= neutralAt || (looks[index - 1] ?? now) - at >= pauseMs);
  return end < 0 ? looks.length : end;
}

/** When she looked at what is vile since yesterday, the latest first, in ms since the epoch. */
async function looksOfLate(who: StaffId): Promise<number[]> {
  const at = ms(max(exposure.at));
  const rows = await db
    .select({ at })
    .from(exposure)
    .where(and(eq(exposure.staff, who), gt(exposure.at, sql`now() - interval '25 hours'`)))
    .groupBy(look)
    .orderBy(desc(at))
    .limit(mostADay);
  return rows.map((one) => one.at);
}

/** When she last judged something that was not vile. */
async function lastNeutral(who: StaffId): Promise<number> {
  const seen = db.select({ one: exposure.decision }).from(exposure).where(eq(exposure.decision, decision.id));
  const [last] = await db
    .select({ at: ms(decision.at) })
    .from(decision)
    .where(and(eq(decision.actor, who), ne(decision.action, 'undo'), notExists(seen)))
    .orderBy(desc(decision.id))
    .limit(1);
  return last?.at ?? 0;
}

const ms = (at: unknown) => sql`extract(epoch from ${at}) * 1000`.mapWith(Number);
