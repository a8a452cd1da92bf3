import { useCallback, useEffect, useRef, useState } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Standing } from '#app/domain/moderation/history.ts';
import type { Lane } from '#app/domain/staff/rights.ts';
import { ask, send } from '../desk/ask.ts';
import type { OnWaiting } from '../desk/waiting.ts';
import { atHand, type Claimed } from './at-hand.ts';
import type { Outcome } from './outcome.tsx';
import { useHeartbeat } from './use-heartbeat.ts';

/** Below so many items at hand, the next are claimed. */
const few = 4;

/** How often an empty desk looks for new items, in ms. */
const lookMs = 5_000;

export interface Choice {
  action: 'approve' | 'reject' | 'clear' | 'escalate' | 'undo';
  reason?: string;
}

/** A decision that is behind her: it can be taken back. */
export interface Behind {
  id: string;
  /** Its number, once that is known; null when it was not carried out. */
  sent: Promise<number | null>;
}

/** Those that {@link useQueue}'s `undo` can take back; what was passed on, or back, is not hers any more. */
const canBeTakenBack = (action: Choice['action']) => action !== 'escalate' && action !== 'undo';

/**
 * The items on a moderator's desk. A decision takes the item away at once and is sent behind her back; one that
 * does not arrive brings the item back, and one that came too late lets it go. `onWaiting` hears how much waits.
 */
export function useQueue({
  loaded,
  lane,
  page,
  last,
  onWaiting,
}: {
  loaded: Facts[];
  lane: Lane;
  /** This page's own name for its claims. */
  page: string;
  last: Standing | null;
  onWaiting: OnWaiting;
}) {
  const [items, setItems] = useState(loaded);
  const [{ outcome, number }, setTold] = useState({ outcome: null as Outcome | null, number: 0 });
  const [behind, setBehind] = useState<Behind | null>(
    () => last && { id: last.submission, sent: Promise.resolve(last.decision) },
  );
  const decided = useRef(new Set<string>());
  const asking = useRef<Promise<Claimed | null> | null>(null);

  const tell = (now: Outcome) => setTold((before) => ({ outcome: now, number: before.number + 1 }));

  const topUp = useCallback(
    async (lost: readonly string[] = []) => {
      asking.current ??= ask<Claimed>(`/desk/review/claims?lane=${lane}&page=${page}`); // one question at a time
      const claimed = await asking.current;
      asking.current = null;
      if (claimed) onWaiting(() => claimed.waiting);
      setItems((current) => atHand(current, claimed?.items ?? [], { decided: decided.current, lost }));
    },
    [lane, page, onWaiting],
  );

  useEffect(() => {
    for (const { renditions } of items.slice(0, few)) {
      for (const { name, src } of renditions) if (name === 'wall' || name === 'card') new Image().src = src;
    }
  }, [items]);
  const isShort = items.length < few;
  useEffect(() => {
    if (!isShort) return;
    void topUp();
    const looking = setInterval(() => void topUp(), lookMs);
    return () => clearInterval(looking);
  }, [isShort, topUp]);

  useHeartbeat(items, page, (lost) => void topUp(lost));

  const decide = useCallback(
    async (item: Facts, { action, reason }: Choice) => {
      decided.current.add(item.id);
      setItems((current) => current.filter(({ id }) => id !== item.id));
      const sending = send<{ decision: number }>('/api/decisions', {
        submission: item.id,
        digest: item.digest,
        action,
        ...(reason ? { reason } : {}),
        ...(action === 'undo' && item.standing ? { decision: item.standing } : {}),
      });
      const mine = { id: item.id, sent: sending.then((answer) => ('done' in answer ? answer.done.decision : null)) };
      setBehind(canBeTakenBack(action) ? mine : null);
      const answer = await sending;
      if ('done' in answer) {
        tell({ kind: 'done', action, item });
        onWaiting((waiting) => ({ ...waiting, [lane]: Math.max(0, (waiting[lane] ?? 0) - 1) }));
        return;
      }
      const { refused } = answer;
      setBehind((current) => (current === mine ? null : current));
      decided.current.delete(item.id);
      tell({ kind: refused.overtaken ? 'overtaken' : 'failed', item, why: refused.why });
      if (refused.overtaken) await topUp(); // it comes again, as it is now, if it is still hers to judge
      else setItems((current) => [item, ...current.filter(({ id }) => id !== item.id)]);
    },
    [lane, onWaiting, topUp],
  );

  /** Takes her last decision back; answers the item, which may be before her again. */
  const undo = useCallback(async (): Promise<string | null> => {
    const decision = await behind?.sent;
    if (!behind || !decision) {
      tell({ kind: 'nothing' });
      return null;
    }
    const answer = await send('/api/decisions', { submission: behind.id, action: 'undo', decision });
    if ('refused' in answer) {
      tell({ kind: 'refused', why: answer.refused.why });
      return null;
    }
    setBehind(null);
    decided.current.delete(behind.id);
    tell({ kind: 'undone' });
    await asking.current; // its answer was on its way before the item came back
    await topUp();
    return behind.id;
  }, [behind, topUp]);

  return { items, outcome, number, behind, tell, decide, undo };
}
