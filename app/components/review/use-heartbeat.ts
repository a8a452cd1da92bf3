import { useEffect, useRef } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import { ask, json } from '../desk/ask.ts';

/** How often claims are renewed, in ms: three times in their life. */
const heartbeatMs = 30_000;

/**
 * Claims on what is on a page of the desk go on while it is there, and end when she leaves. Those that ended meanwhile (a
 * machine that slept) are told to `onLost`: somebody else may be looking at them by now.
 */
export function useHeartbeat(items: Facts[], page: string, onLost: (ids: string[]) => void): void {
  const latest = useRef({ ids: [] as string[], onLost });
  useEffect(() => {
    latest.current = { ids: items.map(({ id }) => id), onLost };
  });
  useEffect(() => {
    const claims = `/desk/review/claims?page=${page}`;
    const beat = async () => {
      const renew = latest.current.ids;
      if (renew.length === 0) return;
      const answer = await ask<{ held: string[] }>(claims, json({ renew }));
      if (!answer) return; // the next beat tries again
      const lost = renew.filter((id) => !answer.held.includes(id));
      if (lost.length > 0) latest.current.onLost(lost);
    };
    const beating = setInterval(() => void beat(), heartbeatMs);
    const comeBack = () => {
      if (document.visibilityState === 'visible') void beat();
    };
    // Out of the browser's memory, where it had given everything back; a page that is new holds what it shows, and its
    // beat could come after her next page has taken that over.
    const comeOut = (event: PageTransitionEvent) => {
      if (event.persisted) void beat();
    };
    const leave = () => navigator.sendBeacon(`${claims}&release`);
    addEventListener('pagehide', leave);
    addEventListener('pageshow', comeOut);
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      clearInterval(beating);
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', comeOut);
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, [page]);
}
