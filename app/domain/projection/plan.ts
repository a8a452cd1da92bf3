import type { SubmissionId } from '#db/ids.ts';
import type { Card } from '#db/schema/card.ts';

/** One cleared submission and when its latest card began, in ms since the epoch; null before its first. */
export interface Turn {
  submission: SubmissionId;
  kind: 'photo' | 'testimony';
  lastAt: number | null;
}

export interface PlannedCard {
  kind: Card['kind'];
  layout: string;
  /** Ms since the epoch. */
  at: number;
  until: number;
  items: SubmissionId[];
}

/** What the wall showed last, latest card last; it decides what may follow. */
export type Before = Pick<PlannedCard, 'kind' | 'items'>[];

/** A testimony stands on every sixth card, a single photo on every third. */
const testimonyEvery = 6;
const photoEvery = 3;

/** Photos in a mosaic, largest first: 4×3, 3×2 and 2×2 fields of a 16:9 wall. */
const mosaics = [12, 6, 4] as const;

/**
 * Plans the cards of a wall from `from` until `until` is covered: a pure function of its arguments. Never-shown
 * items come first, then the least recently shown; none stands twice on a card, nor on two cards running while
 * others wait.
 * @param turns in the order of their turns: never shown first, oldest first, then by `lastAt`; of each kind, enough
 * of them for the time asked for
 * @param spotlight comes next, alone, whoever's turn it is
 */
export function planCards({
  turns,
  before,
  from,
  until,
  paceMs,
  spotlight,
}: {
  turns: readonly Turn[];
  before: Before;
  from: number;
  until: number;
  paceMs: number;
  spotlight?: SubmissionId | null;
}): PlannedCard[] {
  const queues = {
    photo: turns.filter(({ kind }) => kind === 'photo').map(({ submission }) => submission),
    testimony: turns.filter(({ kind }) => kind === 'testimony').map(({ submission }) => submission),
  };
  const kindOf = new Map(turns.map(({ submission, kind }) => [submission, kind]));
  const cards: PlannedCard[] = [];
  const past = (): Before => [...before, ...cards];

  if (spotlight && kindOf.has(spotlight)) {
    const kind = kindOf.get(spotlight)!;
    take(queues[kind], [], 1, spotlight);
    cards.push({ kind, layout: 'single', at: from, until: from + paceMs, items: [spotlight] });
  }
  for (let at = from + cards.length * paceMs; at < until; at += paceMs) {
    const last = past().at(-1)?.items ?? [];
    const { kind, count } = nextCard(past(), queues, last);
    if (count === 0) break;
    const items = take(queues[kind === 'testimony' ? 'testimony' : 'photo'], last, count);
    cards.push({ kind, layout: kind === 'mosaic' ? `mosaic-${count}` : 'single', at, until: at + paceMs, items });
  }
  return cards;
}

/** Which kind comes next, and with how many items: a rhythm, as far as there is anybody to show. */
function nextCard(
  past: Before,
  queues: { photo: SubmissionId[]; testimony: SubmissionId[] },
  last: readonly SubmissionId[],
): { kind: PlannedCard['kind']; count: number } {
  const { photo, testimony } = queues;
  const freshPhotos = photo.filter((one) => !last.includes(one)).length;
  const freshTestimonies = testimony.filter((one) => !last.includes(one)).length;
  if (freshTestimonies > 0 && (freshPhotos === 0 || since(past, 'testimony') >= testimonyEvery - 1))
    return { kind: 'testimony', count: 1 };
  if (freshPhotos === 0) {
    // Nobody else waits: whoever stands there may stay.
    if (photo.length > 0) return { kind: 'photo', count: 1 };
    return { kind: 'testimony', count: Math.min(1, testimony.length) };
  }
  if (since(past, 'photo') < photoEvery - 1) {
    // Twice as many as it shows, so that the next card finds others.
    const size = mosaics.find((many) => photo.length >= 2 * many && freshPhotos >= many);
    if (size) return { kind: 'mosaic', count: size };
  }
  return { kind: 'photo', count: 1 };
}

/** How many cards ago the last one of a kind was; Infinity when there was none. */
function since(past: Before, kind: PlannedCard['kind']): number {
  const index = past.findLastIndex((card) => card.kind === kind);
  return index < 0 ? Infinity : past.length - 1 - index;
}

/** Takes the first `count` of a queue that do not stand in `last` (or `chosen`), and puts them at its end. */
function take(
  queue: SubmissionId[],
  last: readonly SubmissionId[],
  count: number,
  chosen?: SubmissionId,
): SubmissionId[] {
  const wanted = chosen ? [chosen] : queue.filter((one) => !last.includes(one)).slice(0, count);
  const taken = wanted.length > 0 ? wanted : queue.slice(0, count);
  const rest = queue.filter((one) => !taken.includes(one));
  queue.splice(0, queue.length, ...rest, ...taken);
  return taken;
}
