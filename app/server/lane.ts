import { factsOf, type Facts } from '#app/domain/moderation/facts.ts';
import { laneOf } from '#app/components/desk/lanes.ts';
import { claimNext, type Judge, type Lane } from '#app/domain/moderation/queue.ts';

/** What one moderator holds: a grid, which is also enough to have the next ones loaded. */
const held = 9;

/** The lane that an address asks for. */
export const laneIn = (request: Request): Lane => laneOf(new URL(request.url).search);

/** What this moderator has before her in a lane, claimed for one of her pages. */
export const inHand = async (moderator: Judge, lane: Lane, page: string): Promise<Facts[]> =>
  factsOf(await claimNext(moderator, lane, held, page));
