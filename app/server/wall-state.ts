import { timeline } from '#app/domain/projection/cards.ts';
import { findWall } from '#app/domain/projection/control.ts';
import { screensOf } from '#app/domain/projection/screen.ts';
import { cardData } from './screen-event.ts';

/** How far the control page looks ahead, in ms. */
const aheadMs = 60_000;

/** What event staff see of a wall; all times in ms since the epoch. @throws {NotFound} */
export async function wallState(id: string) {
  const { name, mode, holdText } = await findWall(id);
  const now = Date.now();
  const [cards, screens] = await Promise.all([timeline(id, now, now + aheadMs), screensOf(id)]);
  return {
    wall: { id, name, mode, holdText },
    now,
    cards: cards.map(cardData),
    screens: screens.map((screen) => ({ name: screen.name, seenAt: screen.seenAt?.getTime() ?? null })),
  };
}
export type WallState = Awaited<ReturnType<typeof wallState>>;
