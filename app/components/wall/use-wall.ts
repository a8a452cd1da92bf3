import { useEffect, useRef, useState } from 'react';
import { follow } from './event-stream.ts';
import { cardToShow, preload } from './preload.ts';
import { ServerClock } from './server-clock.ts';
import {
  apply,
  coming,
  nothingKnown,
  standing,
  type StreamEvent,
  type TimelineState,
  type WallCard,
} from './timeline-state.ts';

/** How often the screen looks whether another card's time has come, in ms. */
const tickMs = 50;

/** How often it says how it is, in ms. */
const beatMs = 5_000;

/** So many cards ahead are loaded. */
const preloaded = 10;

/** No more proofs of play are kept while the server is away. */
const maxPlays = 500;

export interface Shown {
  card: WallCard | null;
  mode: TimelineState['mode'];
  holdText: string | null;
  /** Whoever must not be seen any more, on the card that is just leaving either. */
  pulled: TimelineState['pulled'];
}

/** What is to be shown, and the server's clock, for what is counted down. */
export type Played = Shown & { clock: ServerClock };

interface Play {
  card: string;
  from: number;
  until: number;
}

/** Follows a wall: what is to be shown at this moment. */
export function useWall(key: string): Played {
  const [clock] = useState(() => new ServerClock());
  const [shown, setShown] = useState<Shown>({
    card: null,
    mode: 'running',
    holdText: null,
    pulled: nothingKnown.pulled,
  });
  const stage = useRef<{ state: TimelineState; since: number; shown: Shown }>({ state: nothingKnown, since: 0, shown });

  useEffect(() => {
    const ended = new AbortController();
    const plays: Play[] = [];
    let online = false;
    const address = `/screen/${key}`;

    const look = () => {
      const { state, shown: before, since } = stage.current;
      const now = clock.now();
      const card = cardToShow(state, before.card, now);
      if (
        card === before.card &&
        state.mode === before.mode &&
        state.holdText === before.holdText &&
        state.pulled === before.pulled
      )
        return;
      if (before.card && before.card.card !== card?.card) {
        plays.push({ card: before.card.card, from: Math.round(since), until: Math.round(now) });
        if (plays.length > maxPlays) plays.shift();
      }
      const next = { card, mode: state.mode, holdText: state.holdText, pulled: state.pulled };
      stage.current = { state, shown: next, since: before.card?.card === card?.card ? since : now };
      setShown(next);
    };

    const hear = (event: StreamEvent) => {
      if (event.event === 'hello') clock.set(event.data.now);
      stage.current.state = apply(stage.current.state, event, clock.now());
      preload([
        standing(stage.current.state, clock.now()),
        ...coming(stage.current.state, clock.now()).slice(0, preloaded),
      ]);
      look();
      if (event.event === 'pull') void post(`${address}/pulled`, { pull: event.data.pull });
    };

    const beat = () => {
      const now = clock.now();
      const cachedMs = Math.max(0, (stage.current.state.cards.at(-1)?.until ?? now) - now);
      void post(`${address}/beat`, {
        card: stage.current.shown.card?.card ?? null,
        mode: stage.current.shown.mode,
        cachedMs: Math.round(cachedMs),
        online,
      });
      const sent = plays.splice(0);
      if (sent.length > 0)
        void post(`${address}/plays`, sent).then((ok) => {
          if (!ok) plays.unshift(...sent);
        });
    };

    const ticking = setInterval(look, tickMs);
    const beating = setInterval(beat, beatMs);
    void follow(
      `${address}/stream`,
      hear,
      (is) => {
        online = is;
      },
      ended.signal,
    );
    return () => {
      ended.abort();
      clearInterval(ticking);
      clearInterval(beating);
    };
  }, [key, clock]);

  return { ...shown, clock };
}

/** Tells the server something; whether it heard. A wall never shows that it did not. */
async function post(url: string, body: unknown): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(4_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
