import { useCallback, useEffect, useState } from 'react';
import type { WallState } from '#app/server/wall-state.ts';
import { ask } from './ask.ts';

/** How often the page asks what is on, in ms; the next question waits for the answer. */
const lookMs = 2_000;

/** What is on a wall, looked at again and again; `away` while the site does not answer. */
export function useWallState(loaded: WallState): { state: WallState; away: boolean; look(): Promise<void> } {
  const [state, setState] = useState(loaded);
  const [away, setAway] = useState(false);
  const address = `/desk/walls/${loaded.wall.id}/state`;
  const look = useCallback(async () => {
    const fresh = await ask<WallState>(address);
    setAway(fresh === null);
    if (fresh) setState((known) => (fresh.now > known.now ? fresh : known));
  }, [address]);
  useEffect(() => {
    let timer = setTimeout(again, lookMs);
    let left = false;
    function again() {
      void look().then(() => {
        if (!left) timer = setTimeout(again, lookMs);
      });
    }
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [look]);
  return { state, away, look };
}
