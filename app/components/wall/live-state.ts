import { isSomething, type TimelineState, type WallCard } from './timeline-state.ts';

/** A wall as its index has it; times in ms since the epoch. */
export interface Index {
  now: number;
  mode: TimelineState['mode'];
  text: string | null;
  pace: number;
  segments: string[];
}

/** A wall as the page came with it. */
export type Live = Omit<Index, 'segments'> & { cards: WallCard[] };

/** What is known of a wall; whoever left a card since `before` must not be seen any more, on one that is leaving either. */
export function stateOf(
  { mode, text, pace }: Omit<Index, 'now' | 'segments'>,
  cards: WallCard[],
  before?: TimelineState,
): TimelineState {
  const on = (of: WallCard[]) => of.flatMap(({ items }) => items.map(({ submission }) => submission));
  const here = new Set(on(cards));
  const same = new Set(cards.map(({ card }) => card));
  const were = on((before?.cards ?? []).filter(({ card }) => same.has(card)));
  const pulled = [...(before?.pulled ?? []), ...were].filter((one) => !here.has(one));
  return {
    cards: cards.filter(isSomething).sort((a, b) => a.at - b.at),
    mode,
    holdText: text,
    paceMs: pace,
    pulled: new Set(pulled),
  };
}
