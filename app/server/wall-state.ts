import { latestCommands } from '#app/domain/screens/answers.ts';
import { comingCards } from '#app/domain/projection/cards.ts';
import { findWall } from '#app/domain/projection/control.ts';
import { journalHead } from '#app/domain/journal.ts';
import { screensOf } from '#app/domain/screens/health.ts';
import { clock } from '#app/domain/projection/timeline.ts';
import { cardData } from './screen-event.ts';

/** What event staff see of a wall; all times in ms since the epoch. @throws {NotFound} */
export async function wallState(id: string) {
  const { name, mode, holdText } = await findWall(id);
  const [now, head, screens, commands] = await Promise.all([clock(), journalHead(), screensOf(id), latestCommands(id)]);
  const cards = await comingCards(id, head);
  return {
    wall: { id, name, mode, holdText },
    now,
    cards: cards.map(cardData),
    screens,
    commands,
  };
}
export type WallState = Awaited<ReturnType<typeof wallState>>;
