import { useEffect, useRef, useState } from 'react';
import { cardToShow, preload } from './preload.ts';
import { ServerClock } from './server-clock.ts';
import { stateOf, type Index, type Live } from './live-state.ts';
import { coming, standing, type TimelineState, type WallCard } from './timeline-state.ts';
import type { Played, Shown } from './use-wall.ts';

/** How often a viewer asks for the index, in ms, give or take a quarter, so that not all ask at once. */
const askMs = 1_500;

/** How often the page looks whether another card's time has come, in ms. */
const tickMs = 100;

/** An answer that takes longer is not waited for, in ms. */
const patienceMs = 5_000;

/** So many cards ahead are loaded. */
const preloaded = 4;

/** Follows a wall by its published segments: what is to be shown at this moment. */
export function useLive(wall: string, loaded: Live): Played {
  const [clock] = useState(() => new ServerClock());
  const [shown, setShown] = useState<Shown>(() => {
    const state = stateOf(loaded, loaded.cards);
    return shownOf(state, standing(state, loaded.now));
  });
  const latest = useRef(shown);

  useEffect(() => {
    const ended = new AbortController();
    clock.set(loaded.now);
    let state = stateOf(loaded, loaded.cards);
    let known: ReadonlyMap<string, WallCard[]> = new Map();

    const look = () => {
      const before = latest.current;
      const next = shownOf(state, cardToShow(state, before.card, clock.now()));
      if (isSame(before, next)) return;
      latest.current = next;
      setShown(next);
    };
    const ask = async () => {
      const index = await read<Index>(`/live/${wall}/index.json`, ended.signal);
      if (!index) return; // the wall goes on with what is known
      // Caches make an index older and never newer: the latest that was heard is the best.
      clock.set(Math.max(clock.now(), index.now));
      const pieces = await Promise.all(
        index.segments.map(async (name): Promise<[string, WallCard[] | null]> => [
          name,
          known.get(name) ?? (await read<WallCard[]>(`/live/${wall}/${name}.json`, ended.signal)),
        ]),
      );
      if (!pieces.every((piece): piece is [string, WallCard[]] => piece[1] !== null)) return; // the next index says more
      known = new Map(pieces);
      state = stateOf(index, [...known.values()].flat(), state);
      const now = clock.now();
      preload([standing(state, now), ...coming(state, now).slice(0, preloaded)]);
      look();
    };
    const askOn = async () => {
      while (!ended.signal.aborted) {
        await ask();
        await new Promise((done) => setTimeout(done, askMs * (0.75 + Math.random() / 2)));
      }
    };
    void askOn();
    const ticking = setInterval(look, tickMs);
    return () => {
      ended.abort();
      clearInterval(ticking);
    };
  }, [wall, loaded, clock]);

  return { ...shown, clock };
}

const shownOf = ({ mode, holdText, pulled }: TimelineState, card: WallCard | null): Shown => ({
  card,
  mode,
  holdText,
  pulled,
});

const isSame = (one: Shown, other: Shown): boolean =>
  one.card?.card === other.card?.card &&
  one.card?.items.length === other.card?.items.length &&
  one.mode === other.mode &&
  one.holdText === other.holdText;

/** What is published at this address; null where nothing comes. */
async function read<T>(url: string, signal: AbortSignal): Promise<T | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) });
    return answer.ok ? ((await answer.json()) as T) : null;
  } catch {
    return null;
  }
}
