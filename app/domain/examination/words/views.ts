import { folded, unmasked } from './letters.ts';

/**
 * The ways in which a text is looked at, from the plainest to the one that forgives most. Each entry of a lexicon
 * says how far it goes.
 *
 * - `raw`: as it was written, with its case.
 * - `folded`: NFKD, without marks, invisible characters, case and width, each space one; digits and punctuation stay.
 * - `lookalikes`: the same, and letters of other scripts that look like Latin ones are these (UTS #39).
 * - `leet`: digits and signs are the letters they stand for, i and l are one, everything else is a space.
 * - `joined`: without the spaces, so that what was taken apart (h-o-a-x) or run together (#TwoWords) is whole.
 * - `squeezed`: and every letter that is repeated, in a word or as letters apart, is there once.
 */
export const viewNames = ['raw', 'folded', 'lookalikes', 'leet', 'joined', 'squeezed'] as const;
export type ViewName = (typeof viewNames)[number];

/** A text seen in one way. Its places are UTF-16 units, of the view in {@link text} and of the original in the rest. */
export interface View {
  name: ViewName;
  text: string;
  /** Where in the original the unit at this place of the view begins, and where it ends. */
  starts: number[];
  ends: number[];
  /** In `joined` and `squeezed`: whether a word of the original begins, or ends, at this place of the view. */
  opens?: boolean[];
  closes?: boolean[];
}

/** A character of the original and where it stands. */
interface Character {
  text: string;
  start: number;
  end: number;
}

/** Every view of a text; a view comes twice where folding with look-alikes gives another text than folding without. */
export function viewsOf(text: string): View[] {
  const starts = Array.from({ length: text.length }, (_, at) => at);
  const raw: View = { name: 'raw', text, starts, ends: starts.map((at) => at + 1) };
  return [raw, ...foldedViews(charactersOf(text))];
}

/**
 * Every view but the raw one of a text in which each stretch behind U+202E is turned round, so as a reader sees it; none
 * where nothing is. To the end of its line, or to U+202C which ends it.
 */
export function reversedViewsOf(text: string): View[] {
  if (!text.includes('\u202e')) return [];
  const characters = charactersOf(text);
  for (let at = 0; at < characters.length; at += 1) {
    if (characters[at]!.text !== '\u202e') continue;
    let end = at + 1;
    while (end < characters.length && !/[\u202c\n\r\u2029]/.test(characters[end]!.text)) end += 1;
    characters.splice(at + 1, end - at - 1, ...characters.slice(at + 1, end).reverse());
    at = end - 1;
  }
  return foldedViews(characters);
}

function foldedViews(characters: Character[]): View[] {
  const plain = fold(characters, 'folded', folded);
  const unmaskedView = fold(characters, 'lookalikes', unmasked);
  const bases = plain.text === unmaskedView.text ? [plain] : [plain, unmaskedView];
  return bases.flatMap((base) => {
    const leet = asLetters(base);
    const joined = join(leet);
    return [base, leet, joined, squeeze(joined)];
  });
}

function charactersOf(text: string): Character[] {
  const characters: Character[] = [];
  let start = 0;
  for (const character of text) {
    characters.push({ text: character, start, end: start + character.length });
    start += character.length;
  }
  return characters;
}

/** A view being written. */
class Draft {
  parts: string[] = [];
  starts: number[] = [];
  ends: number[] = [];

  put(text: string, start: number, end: number): void {
    this.parts.push(text);
    for (let unit = 0; unit < text.length; unit += 1) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  view(name: ViewName): View {
    return { name, text: this.parts.join(''), starts: this.starts, ends: this.ends };
  }
}

function fold(characters: Character[], name: ViewName, letter: (character: string) => string): View {
  const draft = new Draft();
  for (const { text, start, end } of characters) {
    const out = letter(text);
    const spaceAgain = out === ' ' && draft.parts.at(-1) === ' ';
    if (out !== '' && !spaceAgain) draft.put(out, start, end);
    // What is left out belongs to the letter that it follows: a mark is not cut off from it.
    else if (draft.ends.at(-1) === start) draft.ends[draft.ends.length - 1] = end;
  }
  return draft.view(name);
}

/** Digits and signs for the letters they stand for. A sign does so only before another letter: "no!" is no "noi". */
const standsFor = new Map(
  Object.entries({
    ...{ 0: 'o', 1: 'i', 2: 'z', 3: 'e', 4: 'a', 5: 's', 6: 'g', 7: 't', 8: 'b', 9: 'g' },
    ...{ '@': 'a', $: 's', '!': 'i', '|': 'i', '+': 't', '€': 'e', '£': 'i', '§': 's', '¢': 'c', '¥': 'y', l: 'i' },
  }),
);
const letterOrMore = /[\p{L}\p{N}]/u;
const isLetter = /\p{L}/u;

function asLetters(base: View): View {
  const draft = new Draft();
  for (let at = 0; at < base.text.length;) {
    const character = String.fromCodePoint(base.text.codePointAt(at)!);
    const start = base.starts[at]!;
    const end = base.ends[at]!;
    const before = at;
    at += character.length;
    const out = standsFor.get(character);
    const isSign = out !== undefined && !letterOrMore.test(character);
    const followed = isSign && opensLetters(base.text, at);
    // A dollar at the end of a word is its plural s.
    const plural =
      character === '$' &&
      before > 0 &&
      (isLetter.test(base.text[before - 1]!) || standsFor.has(base.text[before - 1]!));
    if (out !== undefined && (!isSign || followed || plural)) draft.put(out, start, end);
    else if (isLetter.test(character)) draft.put(character, start, end);
    else if (draft.parts.at(-1) !== ' ') draft.put(' ', start, end);
  }
  return draft.view('leet');
}

/** Whether a letter or digit stands here, or what is hardly a mark of punctuation, behind a sign or two at most. */
function opensLetters(text: string, from: number): boolean {
  for (let at = from; at < Math.min(from + 3, text.length); at += 1) {
    const character = String.fromCodePoint(text.codePointAt(at)!);
    if (letterOrMore.test(character) || character === '$' || character === '@') return true;
    if (!standsFor.has(character)) return false;
  }
  return false;
}

function join(leet: View): View {
  const draft = new Draft();
  const opens: boolean[] = [];
  const closes: boolean[] = [];
  let apart = true;
  for (let at = 0; at < leet.text.length; at += 1) {
    const unit = leet.text[at]!;
    if (unit === ' ') {
      apart = true;
      if (closes.length > 0) closes[closes.length - 1] = true;
      continue;
    }
    draft.put(unit, leet.starts[at]!, leet.ends[at]!);
    opens.push(apart);
    closes.push(at === leet.text.length - 1);
    apart = false;
  }
  return { ...draft.view('joined'), opens, closes };
}

function squeeze(joined: View): View {
  const draft = new Draft();
  const opens: boolean[] = [];
  const closes: boolean[] = [];
  for (let at = 0; at < joined.text.length; at += 1) {
    const last = draft.ends.length - 1;
    if (
      at > 0 &&
      joined.text[at] === joined.text[at - 1] &&
      (!joined.opens![at] || (alone(joined, at) && alone(joined, at - 1)))
    ) {
      draft.ends[last] = Math.max(draft.ends[last]!, joined.ends[at]!);
      draft.starts[last] = Math.min(draft.starts[last]!, joined.starts[at]!);
      closes[last] = joined.closes![at]!;
      continue;
    }
    draft.put(joined.text[at]!, joined.starts[at]!, joined.ends[at]!);
    opens.push(joined.opens![at]!);
    closes.push(joined.closes![at]!);
  }
  return { ...draft.view('squeezed'), opens, closes };
}

/** Whether the letter here is a word by itself. */
const alone = ({ opens, closes }: View, at: number) => opens![at]! && closes![at]!;
