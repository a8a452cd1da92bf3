import { useCallback, useEffect, useRef, useState } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Lane } from '#app/domain/moderation/queue.ts';
import { ask, send } from '../desk/ask.ts';

/** Below so many items at hand, the next are claimed. */
const few = 4;

/** How often claims are renewed, in ms: three times in their life. */
const heartbeatMs = 30_000;

/** How often an empty desk looks for new items, in ms. */
const lookMs = 5_000;

export interface Choice {
  action: 'approve' | 'reject' | 'clear' | 'escalate' | 'undo';
  reason?: string;
}

/** A decision that is behind her: it can be taken back. */
interface Behind {
  id: string;
  /** Whether it was carried out, once that is known. */
  sent: Promise<boolean>;
}

/**
 * The items on a moderator's desk. A decision takes the item away at once and is sent behind her back; one that
 * fails brings the item back, with the reason.
 */
export function useQueue(loaded: Facts[], lane: Lane) {
  const [items, setItems] = useState(loaded);
  const [problem, setProblem] = useState<{ id: string; text: string } | null>(null);
  const behind = useRef<Behind | null>(null);
  const gone = useRef(new Set<string>());
  const asking = useRef<Promise<Facts[] | null> | null>(null);
  const topUp = useCallback(async () => {
    asking.current ??= ask<Facts[]>(`/desk/review/claims?lane=${lane}`); // one question at a time
    const hers = (await asking.current) ?? [];
    asking.current = null;
    setItems((current) => {
      const fresh = hers.filter(({ id }) => !gone.current.has(id) && !current.some((one) => one.id === id));
      return fresh.length > 0 ? [...current, ...fresh] : current;
    });
  }, [lane]);

  useEffect(() => {
    for (const { renditions } of items.slice(0, few)) {
      for (const { name, src } of renditions) if (name === 'wall' || name === 'card') new Image().src = src;
    }
    if (items.length >= few) return;
    void topUp();
    const looking = setInterval(() => void topUp(), lookMs);
    return () => clearInterval(looking);
  }, [items, topUp]);

  useHeartbeat(items);

  const decide = useCallback(
    async (item: Pick<Facts, 'id' | 'digest'>, { action, reason }: Choice) => {
      const whole = items.find(({ id }) => id === item.id);
      gone.current.add(item.id);
      setItems((current) => current.filter(({ id }) => id !== item.id));
      setProblem(null);
      const sending = send('/api/decisions', {
        submission: item.id,
        digest: item.digest,
        action,
        ...(reason ? { reason } : {}),
      });
      behind.current = { id: item.id, sent: sending.then((failed) => failed === null) };
      const failed = await sending;
      if (failed === null) return;
      behind.current = null;
      gone.current.delete(item.id);
      if (whole) setItems((current) => [whole, ...current.filter(({ id }) => id !== item.id)]);
      setProblem({ id: item.id, text: failed });
    },
    [items],
  );

  const undo = useCallback(async (): Promise<boolean> => {
    const last = behind.current;
    if (!last || !(await last.sent)) return false;
    const failed = await send('/api/decisions', { submission: last.id, action: 'undo' });
    if (failed !== null) {
      setProblem({ id: last.id, text: failed });
      return false;
    }
    behind.current = null;
    gone.current.delete(last.id);
    await asking.current; // its answer was on its way before the item came back
    await topUp();
    return true;
  }, [topUp]);

  return { items, problem, decide, undo };
}

/** Claims on what is on the screen go on while it is there, and end when she leaves. */
function useHeartbeat(items: Facts[]): void {
  const held = useRef<string[]>([]);
  useEffect(() => {
    held.current = items.map(({ id }) => id);
  });
  useEffect(() => {
    const beat = setInterval(() => {
      void fetch('/desk/review/claims', {
        method: 'POST',
        body: JSON.stringify({ renew: held.current }),
        headers: { 'content-type': 'application/json' },
      }).catch(() => undefined); // the next beat tries again; a lost claim shows when she decides
    }, heartbeatMs);
    const leave = () => navigator.sendBeacon('/desk/review/claims?release');
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(beat);
      removeEventListener('pagehide', leave);
    };
  }, []);
}
