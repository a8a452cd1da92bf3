import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { answer, painted, type Took } from './answers.ts';
import { follow } from './event-stream.ts';
import { startHeart } from './heart.ts';
import { post } from './post.ts';
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
import { signsOfLife } from './watchdog.tsx';

/** How often the screen looks whether another card's time has come, in ms. */
const tickMs = 50;

/** How often it tells what stood on it, in ms, and how long the site may take to hear it. */
const tellMs = 5_000;
const patienceMs = 4_000;

/** How long black, and what is held on it, take to cover a card, in ms; the style sheet's transition is as long. */
const darkMs = 300;

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

/** Follows a wall: what is to be shown at this moment, and whether the site has said that this screen was taken out of use. */
export function useWall(key: string): Played & { gone: boolean } {
  const [clock] = useState(() => new ServerClock());
  const [shown, setShown] = useState<Shown>({
    card: null,
    mode: 'running',
    holdText: null,
    pulled: nothingKnown.pulled,
  });
  const [gone, setGone] = useState(false);
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

    const hear = (event: StreamEvent, id: string | null) => {
      if (event.event === 'hello') clock.set(event.data.now);
      const took = event.event === 'pull' ? whatItHad(stage.current, event.data.submission) : 'nothing';
      stage.current.state = apply(stage.current.state, event, clock.now());
      preload([
        standing(stage.current.state, clock.now()),
        ...coming(stage.current.state, clock.now()).slice(0, preloaded),
      ]);
      if (event.event !== 'pull' && event.event !== 'control') return look();
      flushSync(look); // what is answered for must have been rendered
      void done(event, took, id);
    };

    /** Says that a pull or a control is to be seen, once it is. */
    const done = async (event: StreamEvent & { event: 'pull' | 'control' }, took: Took, id: string | null) => {
      const at = () => Math.round(clock.now() - (drift() ?? 0));
      await painted();
      if (event.event === 'pull') return answer(address, { pull: event.data.pull, took, at: at() }, ended.signal);
      if (event.data.mode === 'blackout' || event.data.mode === 'hold')
        await new Promise((covered) => setTimeout(covered, darkMs));
      if (id !== null) await answer(address, { control: Number(id), at: at() }, ended.signal);
    };

    const health = () => {
      const now = clock.now();
      return {
        version: window.__remixManifest?.version ?? null,
        card: stage.current.shown.card?.card ?? null,
        mode: stage.current.shown.mode,
        cachedMs: Math.round(Math.max(0, (stage.current.state.cards.at(-1)?.until ?? now) - now)),
        online,
      };
    };

    const tell = () => {
      const sent = plays.splice(0);
      if (sent.length > 0)
        void post(`${address}/plays`, sent, patienceMs).then((heard) => {
          if (!heard?.ok) plays.unshift(...sent);
        });
    };

    const sign = signsOfLife();
    const ticking = setInterval(() => {
      look();
      sign();
    }, tickMs);
    const telling = setInterval(tell, tellMs);
    const leave = () => {
      ended.abort();
      clearInterval(ticking);
      clearInterval(telling);
    };
    const end = () => {
      leave();
      setGone(true);
    };
    const drift = startHeart(address, clock, health, end, ended.signal);
    void follow(
      `${address}/stream`,
      hear,
      (is) => {
        online = is;
      },
      end,
      ended.signal,
    );
    return leave;
  }, [key, clock]);

  return { ...shown, clock, gone };
}

/** What this screen has of somebody who is being pulled. */
function whatItHad({ state, shown }: { state: TimelineState; shown: Shown }, submission: string): Took {
  const has = (card: WallCard | null) => card?.items.some((item) => item.submission === submission) ?? false;
  if (has(shown.card)) return 'standing';
  return state.cards.some(has) ? 'coming' : 'nothing';
}
