import { useCallback, useEffect, useRef, useState } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Standing } from '#app/domain/moderation/history.ts';
import type { Lane } from '#app/domain/staff/rights.ts';
import type { Seen } from '#db/schema/decision.ts';
import { ask, send, type Refused } from '../desk/ask.ts';
import type { OnWaiting } from '../desk/waiting.ts';
import { asideLast, atHand, type Claimed } from './at-hand.ts';
import type { Outcome } from './outcome.tsx';
import { useHeartbeat } from './use-heartbeat.ts';
import { few, usePictures } from './use-pictures.ts';

/** How many she has before her where she looks at one after the other. */
const single = 9;

/** The most that she sets aside: nobody else can judge them meanwhile. */
const mostAside = 9;

/** How often an empty desk looks for new items, in ms. */
const lookMs = 5_000;

export interface Choice {
  action: 'approve' | 'reject' | 'clear' | 'escalate' | 'undo';
  reason?: string;
  /** The prepared answer that goes with it. */
  macro?: string;
}

/** What she decides on; of one among many also how it was shown. */
interface On {
  item: Facts;
  seen?: Seen;
}

/** A decision that is behind her: it can be taken back. */
interface Behind {
  id: string;
  /** Its number, once that is known; null when it was not carried out. */
  sent: Promise<number | null>;
}

/** Those that {@link useQueue}'s `undo` can take back; what was taken back is not hers any more. */
const canBeTakenBack = ({ action }: Choice) => action !== 'undo';

const outcomeOf = (item: Facts, { overtaken, flagged, standing, why }: Refused): Outcome => {
  if (flagged) return { kind: 'flagged', item };
  return overtaken ? { kind: 'overtaken', item, standing } : { kind: 'failed', item, why };
};

const without = (ids: ReadonlySet<string>, gone: ReadonlySet<string>) =>
  new Set([...ids].filter((id) => !gone.has(id)));

const sendDecision = ({ item, action, reason, macro, seen }: Choice & On) =>
  send<{ decision: number }>('/api/decisions', {
    submission: item.id,
    digest: item.digest,
    action,
    ...(reason ? { reason } : {}),
    ...(macro ? { macro } : {}),
    ...(seen ? { seen } : {}),
    ...(action === 'undo' && item.standing ? { decision: item.standing } : {}),
  });

/**
 * The items on a moderator's desk. A decision takes the item away at once and is sent behind her back; one that
 * does not arrive brings the item back, and one that came too late lets it go. `onWaiting` hears how much waits.
 */
export function useQueue({
  loaded,
  lane,
  page,
  last,
  grid,
  onWaiting,
}: {
  loaded: Facts[];
  lane: Lane;
  /** This page's own name for its claims. */
  page: string;
  last: Standing | null;
  /** How many she looks at at once; null for one after the other. */
  grid: number | null;
  onWaiting: OnWaiting;
}) {
  const [items, setItems] = useState(loaded);
  const [aside, setAside] = useState<ReadonlySet<string>>(new Set());
  /** Those on which a decision did not arrive. */
  const [back, setBack] = useState<ReadonlySet<string>>(new Set());
  const [{ outcome, number }, setTold] = useState({ outcome: null as Outcome | null, number: 0 });
  const [behind, setBehind] = useState<Behind[]>(() =>
    last ? [{ id: last.submission, sent: Promise.resolve(last.decision) }] : [],
  );
  const decided = useRef(new Set<string>());
  /** How many decisions are on their way: what they are on is still hers, and takes the place of others when she asks. */
  const sending = useRef(0);
  const asking = useRef<Promise<Claimed | null> | null>(null);

  const tell = (now: Outcome | null) => setTold((before) => ({ outcome: now, number: before.number + 1 }));

  const asideCount = items.filter(({ id }) => aside.has(id)).length;
  const count = (grid ? 2 * grid : single) + asideCount; // the next grid is there before she needs it
  const topUp = useCallback(
    async (lost: readonly string[] = []) => {
      asking.current ??= ask<Claimed>(`/desk/review/claims?lane=${lane}&page=${page}&count=${count + sending.current}`); // one question at a time
      const claimed = await asking.current;
      asking.current = null;
      if (claimed) onWaiting(() => claimed.waiting);
      setItems((current) => atHand(current, claimed?.items ?? [], { decided: decided.current, lost }));
    },
    [lane, page, count, onWaiting],
  );

  usePictures(items);
  const isShort = items.length - asideCount < (grid ? 2 * grid : few);
  useEffect(() => {
    if (!isShort) return;
    void topUp();
    const looking = setInterval(() => void topUp(), lookMs);
    return () => clearInterval(looking);
  }, [isShort, topUp]);

  useHeartbeat(items, page, (lost) => void topUp(lost));

  /** Takes some away until the site has answered. */
  const takeAway = (ids: ReadonlySet<string>) => {
    for (const id of ids) decided.current.add(id);
    setItems((current) => current.filter(({ id }) => !ids.has(id)));
    setAside((before) => without(before, ids));
    setBack((before) => without(before, ids));
  };

  /** What was refused comes back, as it is now if it has changed, if it is still hers to judge. */
  const bringBack = useCallback(
    async (item: Facts, { overtaken }: Refused) => {
      decided.current.delete(item.id);
      if (overtaken) return topUp();
      setBack((before) => new Set(before).add(item.id));
      setItems((current) => [item, ...current.filter(({ id }) => id !== item.id)]);
    },
    [topUp],
  );

  /** @param left how many she looked at and did not decide on */
  const decide = useCallback(
    async (choice: Choice, on: On[], left = 0) => {
      takeAway(new Set(on.map(({ item }) => item.id)));
      sending.current += on.length;
      const sent = on.map((one) => ({ ...one, answering: sendDecision({ ...choice, ...one }) }));
      const mine = sent.map(({ item, answering }) => ({
        id: item.id,
        sent: answering.then((answer) => ('done' in answer ? answer.done.decision : null)),
      }));
      setBehind(canBeTakenBack(choice) ? mine : []);
      const outcomes = await Promise.all(
        sent.map(async ({ item, answering }): Promise<Outcome> => {
          const answer = await answering;
          sending.current -= 1;
          if ('done' in answer) {
            onWaiting((waiting) => ({ ...waiting, [lane]: Math.max(0, (waiting[lane] ?? 0) - 1) }));
            return { kind: 'done', action: choice.action, item };
          }
          setBehind((current) => current.filter(({ id }) => id !== item.id));
          const { refused } = answer;
          const outcome = outcomeOf(item, refused);
          if (on.length === 1) tell(outcome);
          await bringBack(item, refused);
          return outcome;
        }),
      );
      const [first] = outcomes;
      if (on.length === 1 && left === 0 && first) return void (first.kind === 'done' && tell(first));
      const done = outcomes.filter(({ kind }) => kind === 'done').length;
      tell({ kind: 'many', action: choice.action, done, failed: outcomes.length - done, left });
    },
    [lane, onWaiting, bringBack],
  );

  /** Takes back what she decided last; answers the item, which may be before her again. */
  const undo = useCallback(async (): Promise<string | null> => {
    const toTakeBack: { id: string; decision: number }[] = [];
    for (const { id, sent } of behind) {
      const decision = await sent;
      if (decision) toTakeBack.push({ id, decision });
    }
    if (toTakeBack.length === 0) {
      tell({ kind: 'nothing' });
      return null;
    }
    const answers = await Promise.all(
      toTakeBack.map(({ id, decision }) => send('/api/decisions', { submission: id, action: 'undo', decision })),
    );
    const refused = answers.find((answer) => 'refused' in answer);
    const undone = toTakeBack.filter((_, index) => 'done' in answers[index]!);
    for (const { id } of undone) decided.current.delete(id);
    if (refused && 'refused' in refused) tell({ kind: 'refused', why: refused.refused.why });
    if (undone.length === 0) return null;
    setBehind((current) => current.filter(({ id }) => !undone.some((one) => one.id === id)));
    if (!refused) tell({ kind: 'undone' });
    await asking.current; // its answer was on its way before the items came back
    await topUp();
    setItems((current) => {
      const isBack = ({ id }: Facts) => undone.some((one) => one.id === id);
      return [...current.filter(isBack), ...current.filter((one) => !isBack(one))];
    });
    return undone[0]!.id;
  }, [behind, topUp]);

  /** Sets it aside until she comes to it again: after all others that are hers. */
  const setItAside = (item: Facts) => {
    if (asideCount >= mostAside && !aside.has(item.id)) return tell({ kind: 'aside-full' });
    setAside((before) => without(before, new Set([item.id])).add(item.id));
    tell({ kind: 'aside', item });
  };

  /** Leaves it to the others. */
  const leave = async (item: Facts) => {
    takeAway(new Set([item.id]));
    const answer = await send('/desk/review/skips', { submission: item.id });
    if ('refused' in answer) {
      await bringBack(item, answer.refused);
      return tell(outcomeOf(item, answer.refused));
    }
    tell({ kind: 'left', item });
    await asking.current; // which may still have it as hers
    decided.current.delete(item.id);
  };

  /** An item has other notes now. */
  const noted = (item: Facts, notes: Facts['notes']) => {
    setItems((current) => current.map((one) => (one.id === item.id ? { ...one, notes } : one)));
    tell({ kind: 'noted', item });
  };

  return {
    items: asideLast(items, aside),
    asideCount,
    back,
    backCount: items.filter(({ id }) => back.has(id)).length,
    outcome,
    number,
    last: behind.at(-1)?.id ?? null,
    tell,
    decide,
    undo,
    setItAside,
    leave,
    noted,
  };
}
