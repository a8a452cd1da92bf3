import { useCallback, useEffect, useRef, useState } from 'react';
import { useRevalidator } from '@remix-run/react';
import type { Facts } from '#app/domain/moderation/facts.ts';

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
export function useQueue(loaded: Facts[], address: string) {
  const [items, setItems] = useState(loaded);
  const [problem, setProblem] = useState<{ id: string; text: string } | null>(null);
  const behind = useRef<Behind | null>(null);
  const gone = useRef(new Set<string>());
  const revalidator = useRevalidator();
  const asking = useRef(revalidator);
  useEffect(() => {
    asking.current = revalidator;
  });
  // One question at a time: another on top of it would only cut the first one off.
  const topUp = useCallback(() => {
    if (asking.current.state === 'idle') asking.current.revalidate();
  }, []);

  useEffect(() => {
    setItems((current) => {
      const fresh = loaded.filter(({ id }) => !gone.current.has(id) && !current.some((one) => one.id === id));
      return fresh.length > 0 ? [...current, ...fresh] : current;
    });
  }, [loaded]);

  useEffect(() => {
    for (const { renditions } of items.slice(0, few)) {
      for (const { name, src } of renditions) if (name === 'wall' || name === 'card') new Image().src = src;
    }
    if (items.length >= few) return;
    topUp();
    const looking = setInterval(topUp, lookMs);
    return () => clearInterval(looking);
  }, [items, topUp]);

  useHeartbeat(items);

  const decide = useCallback(
    async (item: Pick<Facts, 'id' | 'digest'>, { action, reason }: Choice) => {
      const whole = items.find(({ id }) => id === item.id);
      gone.current.add(item.id);
      setItems((current) => current.filter(({ id }) => id !== item.id));
      setProblem(null);
      const sending = send(address, {
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
    [items, address],
  );

  const undo = useCallback(async (): Promise<boolean> => {
    const last = behind.current;
    if (!last || !(await last.sent)) return false;
    const failed = await send(address, { submission: last.id, action: 'undo' });
    if (failed !== null) {
      setProblem({ id: last.id, text: failed });
      return false;
    }
    behind.current = null;
    gone.current.delete(last.id);
    topUp();
    return true;
  }, [address, topUp]);

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

/** Sends a decision; answers what went wrong, or null. */
async function send(address: string, decision: Record<string, string>): Promise<string | null> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body: JSON.stringify(decision),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(15_000),
    });
    if (answer.ok) return null;
    const { detail } = (await answer.json()) as { detail?: string };
    return detail ?? answer.statusText;
  } catch (error) {
    return (error as Error).message;
  }
}
