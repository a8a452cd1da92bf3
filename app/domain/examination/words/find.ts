import { besideNumber, type Beside } from './beside.ts';
import { contactsIn } from './contacts.ts';
import { echoesIn } from './echo.ts';
import { fits } from './edges.ts';
import type { Category, Lexicon, Pattern, Severity } from './lexicon.ts';
import { reversedViewsOf, viewsOf, type View, type ViewName } from './views.ts';

/** Where a text stands: what it is decides how a hit in it is weighed. `picture` is what was read from a photo. */
export type TextKind = 'name' | 'message' | 'testimony' | 'picture';

/** What a hit is about. */
export type WordCategory = Category | 'link' | 'email' | 'phone' | 'disguise';

/** Something in a text that a person should see. Advice, whatever its severity: it neither rejects nor delays by itself. */
export interface WordHit {
  /** The lexicon's entry, or one of the rules of this module: `echo`, `link`, `email`, `phone`, `bidi`. */
  entry: string;
  category: WordCategory;
  severity: Severity;
  /** The plainest view in which it shows; `reversed` is the text as U+202E turns it round. */
  view: ViewName | 'reversed';
  /** Where it stands in the text as given, in UTF-16 units, and what stands there. */
  start: number;
  end: number;
  text: string;
  /** For numbers: what the words beside it say that it may be. It lowers nothing. */
  beside?: Beside[];
}

/** The score of a hit as a finding, which sorts within a severity; from 0 to 1. */
export const weight: Record<Severity, number> = { info: 0.1, warn: 0.5, hold: 0.9 };

/** So many hits of one entry are told; a text of thousands of them says nothing more with the rest. */
const mostOfOne = 50;

/** A hit before it is known what kind of text it stands in. */
type Candidate = Omit<WordHit, 'text'>;

/**
 * What in a text a person should look at, in the order of the text. The time grows with its length alone: below 5 ms
 * for 2 000 characters. Nothing beside a hit lowers it, neither "never again" nor "lies": who hates can write that too.
 */
export function findWords(text: string, lexicon: Lexicon, { kind }: { kind: TextKind }): WordHit[] {
  const views = viewsOf(text);
  const plain = views.find(({ name }) => name === 'folded')!;
  const candidates = [
    ...views.flatMap((view) => entriesIn(view, lexicon, view.name)),
    ...echoesIn(plain).map((place) => candidateAt(plain, place, { entry: 'echo', category: 'antisemitic-code' })),
    ...contactsIn(plain).map(({ contact, place }) => candidateAt(plain, place, { entry: contact, category: contact })),
    ...reversedViewsOf(text).flatMap((view) => entriesIn(view, lexicon, 'reversed')),
    ...controlsIn(text),
  ];
  return eachOnce(candidates)
    .map((hit) => ({ ...hit, severity: weigh(hit, kind), text: text.slice(hit.start, hit.end) }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** In a testimony people tell what was shouted at them: all is `info` there, but a threat, which may be meant now. */
function weigh({ severity, category }: Candidate, kind: TextKind): Severity {
  if (kind !== 'testimony') return severity;
  return category === 'threat' && severity !== 'info' ? 'warn' : 'info';
}

/** What the entries of a lexicon find in one view, and of those that overlap the longest first. */
function entriesIn(view: View, lexicon: Lexicon, shown: WordHit['view']): Candidate[] {
  const patterns = lexicon.patterns[view.name];
  const found: Candidate[] = [];
  lexicon.automata[view.name].find(view.text, (number, end) => {
    const pattern = patterns[number]!;
    const start = end - pattern.text.length;
    if (fits(view, pattern, start, end)) found.push(candidateOf(pattern, view, start, end, shown));
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function candidateOf(
  { entry, match }: Pattern,
  view: View,
  start: number,
  end: number,
  shown: WordHit['view'],
): Candidate {
  const { id, category, severity } = entry;
  const candidate = candidateAt(view, [start, end], { entry: id, category, severity, view: shown });
  if (match !== 'number') return candidate;
  // A number is never more than a hint: prisoners, barracks, convoys and ages have them.
  const hint = severity === 'hold' ? 'warn' : severity;
  return { ...candidate, severity: hint, beside: besideNumber(view.text, start, end) };
}

/** A place in a view as a place in the original; turned round, its last letter may be the first there. */
function candidateAt(
  view: View,
  [start, end]: [number, number],
  what: Pick<Candidate, 'entry' | 'category'> & Partial<Candidate>,
): Candidate {
  let from = Infinity;
  let to = 0;
  for (let at = start; at < end; at += 1) {
    from = Math.min(from, view.starts[at]!);
    to = Math.max(to, view.ends[at]!);
  }
  return { severity: 'warn', view: view.name, ...what, start: from, end: to };
}

/**
 * Controls of direction. Phones and messengers put embeddings and isolates around names by themselves; an override
 * (U+202D, U+202E) shows words in another order than they are stored in, and hardly anyone needs one.
 */
function controlsIn(text: string): Candidate[] {
  return [...text.matchAll(/[\u202a\u202b\u202d\u202e\u2066-\u2068]/g)].map(({ index, 0: control }) => ({
    entry: 'bidi',
    category: 'disguise',
    severity: /[\u202d\u202e]/.test(control) ? 'warn' : 'info',
    view: 'raw',
    start: index,
    end: index + 1,
  }));
}

/** Each thing once, in the plainest view in which it shows. */
function eachOnce(candidates: Candidate[]): Candidate[] {
  const kept = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const before = kept.get(candidate.entry) ?? [];
    const seen = before.some(({ start, end }) => start < candidate.end && candidate.start < end);
    if (!seen && before.length < mostOfOne) kept.set(candidate.entry, [...before, candidate]);
  }
  return [...kept.values()].flat();
}
