/** What the stream of the contract says; times in ms since the epoch, of the server. */
export interface Item {
  submission: string;
  src?: string;
  srcset?: string;
  width?: number;
  height?: number;
  name?: string;
  country?: string;
  text?: string;
  alt: string;
}
export interface WallCard {
  card: string;
  at: number;
  until: number;
  kind: PeopleKind | WordsKind;
  layout: string;
  items: Item[];
  /** What a card without people says: words typed by staff, a partner's name, what is counted to, how many there are. */
  text?: string;
  partner?: string;
  to?: number;
  people?: number;
  countries?: number;
}
type PeopleKind = 'mosaic' | 'photo' | 'testimony';
type WordsKind = 'message' | 'countdown' | 'silence' | 'hold' | 'black' | 'partner' | 'figures';

/** Whether there is anything on it: people, or what needs none. */
export const isSomething = ({ kind, items }: WallCard): boolean =>
  items.length > 0 || (kind !== 'mosaic' && kind !== 'photo' && kind !== 'testimony');

type Mode = 'running' | 'paused' | 'blackout' | 'hold';
export type StreamEvent =
  | { event: 'hello'; data: { wall: string; now: number; pace: number } }
  | { event: 'card'; data: WallCard }
  | { event: 'retime'; data: { from: number; cards: WallCard[] } }
  | { event: 'pull'; data: { submission: string; pull: number } }
  | { event: 'control'; data: { mode: Mode; text?: string } };

/** All that a screen knows. */
export interface TimelineState {
  /** In the order of their times; what has ended stays for a while, to be shown again when nothing else comes. */
  cards: WallCard[];
  mode: Mode;
  holdText: string | null;
  /** Taken off, until a card that is announced later has them again. */
  pulled: ReadonlySet<string>;
  paceMs: number;
}

export const nothingKnown: TimelineState = {
  cards: [],
  mode: 'running',
  holdText: null,
  pulled: new Set(),
  paceMs: 8000,
};

/** How many ended cards are kept. */
const keptCards = 30;

/** Applies one event of the stream; `now` is the server's time. */
export function apply(state: TimelineState, { event, data }: StreamEvent, now: number): TimelineState {
  switch (event) {
    case 'hello':
      return { ...state, paceMs: data.pace };
    case 'card':
      return announce(
        state,
        state.cards.filter(({ card }) => card !== data.card),
        [data],
        now,
      );
    case 'retime':
      return announce(
        state,
        state.cards.flatMap((card) => cut(card, data.from)),
        data.cards,
        now,
      );
    case 'pull': {
      const pulled = new Set(state.pulled).add(data.submission);
      return { ...state, pulled, cards: tidy(state.cards, pulled, now) };
    }
    case 'control':
      return { ...state, mode: data.mode, holdText: data.text ?? null };
  }
}

/** Whoever is on a card that is announced after her pull was cleared anew: the journal's order says so. */
function announce(state: TimelineState, kept: WallCard[], announced: WallCard[], now: number): TimelineState {
  const back = new Set(announced.flatMap(({ items }) => items.map(({ submission }) => submission)));
  const pulled = new Set([...state.pulled].filter((one) => !back.has(one)));
  return { ...state, pulled, cards: tidy([...kept, ...announced], pulled, now) };
}

/** A card that would stand longer ends at `from`; one that begins then or later is gone. */
const cut = (card: WallCard, from: number): WallCard[] =>
  card.at >= from ? [] : [{ ...card, until: Math.min(card.until, from) }];

function tidy(cards: WallCard[], pulled: ReadonlySet<string>, now: number): WallCard[] {
  const clean = cards.map((card) =>
    card.items.some(({ submission }) => pulled.has(submission))
      ? { ...card, items: card.items.filter(({ submission }) => !pulled.has(submission)) }
      : card,
  );
  const sorted = clean.filter(isSomething).sort((a, b) => a.at - b.at);
  const ended = sorted.filter(({ until }) => until <= now);
  return [...ended.slice(-keptCards), ...sorted.filter(({ until }) => until > now)];
}

/**
 * The card that stands at `now`: the one whose time it is; without one (the stream is away, or the next is still
 * to come) the people who were shown come again at the wall's pace, and no silence or words out of their time; while
 * paused, the last that began.
 */
export function standing({ cards, mode, paceMs }: TimelineState, now: number): WallCard | null {
  const begun = cards.filter(({ at }) => at <= now);
  const last = begun.at(-1);
  if (!last) return null;
  if (mode === 'paused' || last.until > now) return last;
  const turns = Math.floor((now - last.until) / paceMs);
  const people = begun.filter(({ items }) => items.length > 0);
  return people[turns % people.length] ?? last;
}

/** The cards that are still to come, soonest first. */
export const coming = ({ cards }: TimelineState, now: number): WallCard[] => cards.filter(({ at }) => at > now);
