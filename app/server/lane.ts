import { factsOf, type Facts } from '#app/domain/moderation/facts.ts';
import type { Judge } from '#app/domain/moderation/lanes.ts';
import { claimNext } from '#app/domain/moderation/queue.ts';
import { unsaid } from '#app/domain/moderation/unsaid.ts';
import { choicesOf } from '#app/domain/care/choices.ts';
import { quarantineFrom } from '#app/domain/examination/risk.ts';
import { lanesOf, type Lane } from '#app/domain/staff/rights.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import type { SubmissionId } from '#db/ids.ts';
import { problem } from './problem.ts';

/** What one moderator holds where she looks at one after the other, and has the next ones loaded. */
const held = 9;

/** The most that she holds at once: a grid, the next one, one whose decisions are on their way, and what she has set aside. */
export const mostHeld = 57;

/** The lane that an address asks for, which must be hers; without one, her first. */
export function laneIn(request: Request, judge: Judge): Lane {
  const hers = lanesOf(judge);
  const wanted = new URL(request.url).searchParams.get('lane') ?? (hers.includes('review') ? 'review' : hers[0]);
  const lane = hers.find((one) => one === wanted);
  if (!lane) throw problem(403, 'This lane is not open to you.');
  return lane;
}

/** What this moderator has before her in a lane, claimed for one of her pages. */
export const inHand = async (moderator: Judge, lane: Lane, page: string, count = held): Promise<Facts[]> =>
  asSheLikes(moderator, await unsaid(moderator, await factsOf(await claimNext(moderator, lane, count, page))));

/** Without the veil for whoever has put it away. */
export async function asSheLikes({ id }: Judge, facts: Facts[]): Promise<Facts[]> {
  const { veil } = await choicesOf(id);
  return veil ? facts : facts.map((one) => ({ ...one, veiled: false }));
}

/** Whether this moderator sees it under a veil at first. */
export const isVeiledFor = async ({ id }: Judge, item: SubmissionId): Promise<boolean> =>
  (await findItem(item)).risk >= quarantineFrom && (await choicesOf(id)).veil;
