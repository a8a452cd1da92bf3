import type { SubmissionId } from '#db/ids.ts';
import type { Card, CardSays } from '#db/schema/card.ts';
import { isNear, isWithoutPeople, slotAt, type Span } from '../programme/span.ts';

/** One cleared submission and when its latest card began, in ms since the epoch; null before its first. */
export interface Turn {
  submission: SubmissionId;
  kind: 'photo' | 'testimony';
  /** Through whose page it was given. */
  partner: string | null;
  lastAt: number | null;
}

export interface PlannedCard {
  kind: Card['kind'];
  layout: string;
  /** Ms since the epoch. */
  at: number;
  until: number;
  items: SubmissionId[];
  /** Null for a card with people. */
  says: CardSays | null;
}

/** What the wall showed last, latest card last; it decides what may follow. */
export type Before = Pick<PlannedCard, 'kind' | 'items'>[];

/** What cards without people say and no block knows. */
export interface Facts {
  people: number;
  countries: number;
  /** Partners' names, by their slugs. */
  partners: ReadonlyMap<string, string>;
}

/** A testimony stands on every sixth card, a single photo on every third; in a partner's hour its thanks on every eighth. */
const testimonyEvery = 6;
const photoEvery = 3;
const thanksEvery = 8;

/** Figures stand so long until they are counted anew, in ms. */
const figuresMs = 60_000;

/** Photos in a mosaic, largest first: 4×3, 3×2 and 2×2 fields of a 16:9 wall. */
const mosaics = [12, 6, 4] as const;

/** What follows next: so many of these people, or nobody. */
interface Choice {
  kind: Card['kind'];
  of: readonly Turn[];
  count: number;
}

/**
 * Plans the cards of a wall from `from` until `until` is covered: a pure function of its arguments. Never-shown
 * items come first, then the least recently shown; none stands twice on a card, nor on two cards running while
 * others wait. Within a block of the programme there are cards of its kind alone, and none stands across its edges;
 * where nobody is there for it, the wall goes on as it does without a block.
 * @param turns in the order of their turns: never shown first, oldest first, then by `lastAt`; of each kind, and of each
 * partner whose hour is near, enough of them for the time asked for
 * @param programme the blocks that touch that time, and the minute before and after it
 * @param spotlight comes next, alone, whoever's turn it is, as soon as no block keeps the wall free of people
 */
export function planCards({
  turns,
  before,
  programme,
  facts,
  from,
  until,
  paceMs,
  spotlight,
}: {
  turns: readonly Turn[];
  before: Before;
  programme: readonly Span[];
  facts: Facts;
  from: number;
  until: number;
  paceMs: number;
  spotlight?: SubmissionId | null;
}): PlannedCard[] {
  const queue = [...turns];
  const spotlit = turns.find(({ submission }) => submission === spotlight);
  const cards: PlannedCard[] = [];
  let at = from;
  while (at < until) {
    const { block, until: edge } = slotAt(programme, at);
    const end = endOf(at, lengthOf(block, paceMs), edge);
    const past = [...before, ...cards];
    const comesNext = spotlit && !cards.some(({ items }) => items.includes(spotlit.submission));
    const choice =
      comesNext && !(block && isWithoutPeople(block))
        ? { kind: spotlit.kind, of: [spotlit], count: 1 }
        : choose(block, past, queue, { programme, at, until: end });
    if (choice) cards.push({ ...cardOf(choice, block, facts, take(queue, choice)), at, until: end });
    else if (edge >= until) break;
    at = choice ? end : edge; // with nobody to show, on to the next block
  }
  return cards;
}

/** A block that keeps the wall free of people has one card for its whole length, but for figures, which grow. */
const lengthOf = (block: Span | null, paceMs: number): number =>
  !block || !isWithoutPeople(block) ? paceMs : block.kind === 'figures' ? figuresMs : Infinity;

/** The last card before an edge takes what is left, rather than leave a moment that nobody could look at. */
const endOf = (at: number, length: number, edge: number): number => (at + 1.5 * length > edge ? edge : at + length);

/** What follows in a block, or without one; null where there is nobody to show. */
function choose(
  block: Span | null,
  past: Before,
  queue: readonly Turn[],
  time: { programme: readonly Span[]; at: number; until: number },
): Choice | null {
  if (block && isWithoutPeople(block)) return { kind: block.kind, of: [], count: 0 };
  const shown = past.filter(({ items }) => items.length > 0);
  const last = shown.at(-1)?.items ?? [];
  const photos = queue.filter(({ kind }) => kind === 'photo');
  const testimonies = queue.filter(({ kind }) => kind === 'testimony');
  const near = (...kinds: Span['kind'][]) => isNear(time.programme, kinds, time.at, time.until);
  const withoutBlock = () => rhythm(shown, photos, near('partner') ? [] : testimonies, last);
  switch (block?.kind) {
    case 'mosaic':
      return mosaic(photos, last) ?? single('photo', photos, last) ?? withoutBlock();
    case 'photos':
      return single('photo', photos, last) ?? withoutBlock();
    case 'testimony':
      return single('testimony', testimonies, last) ?? withoutBlock();
    case 'partner': {
      if (since(past, 'partner') >= thanksEvery - 1 && !near('testimony', 'silence'))
        return { kind: 'partner', of: [], count: 0 };
      const theirs = photos.filter(({ partner }) => partner === block.partner);
      return rhythm(shown, theirs, [], last) ?? withoutBlock();
    }
    default:
      return withoutBlock();
  }
}

/** The wall's own alternation of kinds, as far as there is anybody to show. */
function rhythm(past: Before, photos: Turn[], testimonies: Turn[], last: readonly SubmissionId[]): Choice | null {
  const nobodyElse = fresh(photos, last).length === 0;
  if (fresh(testimonies, last).length > 0 && (nobodyElse || since(past, 'testimony') >= testimonyEvery - 1))
    return single('testimony', testimonies, last);
  const many = since(past, 'photo') < photoEvery - 1 ? mosaic(photos, last) : null;
  return many ?? single('photo', photos, last) ?? single('testimony', testimonies, last);
}

/** Those who do not stand there already. */
const fresh = (turns: readonly Turn[], last: readonly SubmissionId[]) =>
  turns.filter(({ submission }) => !last.includes(submission));

/** The next one, who stays where nobody else waits. */
function single(kind: Turn['kind'], turns: readonly Turn[], last: readonly SubmissionId[]): Choice | null {
  const others = fresh(turns, last);
  return turns.length > 0 ? { kind, of: others.length > 0 ? others : turns, count: 1 } : null;
}

/** The largest mosaic after which the next card finds others. */
function mosaic(photos: readonly Turn[], last: readonly SubmissionId[]): Choice | null {
  const of = fresh(photos, last);
  const count = mosaics.find((many) => photos.length >= 2 * many && of.length >= many);
  return count ? { kind: 'mosaic', of, count } : null;
}

/** How many cards ago the last one of a kind was; Infinity when there was none. */
function since(past: Before, kind: PlannedCard['kind']): number {
  const index = past.findLastIndex((card) => card.kind === kind);
  return index < 0 ? Infinity : past.length - 1 - index;
}

/** Takes the first of those chosen, and puts them at the queue's end. */
function take(queue: Turn[], { of, count }: Choice): SubmissionId[] {
  const taken = of.slice(0, count);
  const rest = queue.filter((one) => !taken.includes(one));
  queue.splice(0, queue.length, ...rest, ...taken);
  return taken.map(({ submission }) => submission);
}

function cardOf(
  { kind, count }: Choice,
  block: Span | null,
  { people, countries, partners }: Facts,
  items: SubmissionId[],
): Pick<PlannedCard, 'kind' | 'layout' | 'items' | 'says'> {
  if (count > 0) return { kind, layout: kind === 'mosaic' ? `mosaic-${count}` : 'single', items, says: null };
  const { words, countsTo, partner } = block!;
  const says: CardSays = {
    ...(words !== null && { text: words }),
    ...(countsTo !== null && { to: countsTo }),
    ...(partner !== null && { partner: partners.get(partner) ?? partner }),
    ...(kind === 'figures' && { people, countries }),
  };
  return { kind, layout: 'words', items, says };
}
