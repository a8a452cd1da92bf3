import bidiFactory from 'bidi-js';
import { fontWith, type FontName } from './paper-fonts.ts';

const bidi = bidiFactory();

/** A stretch of a line that one font sets in one direction. */
interface Run {
  font: FontName;
  text: string;
}

/** What stands on a line, from left to right, whatever the order in which it is read. */
export interface Line {
  runs: Run[];
  width: number;
  /** Whether its paragraph runs from right to left, and so begins at the right edge. */
  fromRight: boolean;
}

/** How wide a run is, in the unit of the lines' width. */
type Measure = (run: Run) => number;

/** What steers the order and is not drawn itself: marks, embeddings, overrides and isolates. */
const steering = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;
const unseen = /\p{Default_Ignorable_Code_Point}/u;
const letters = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
const arabicDigits = /[٠-٩۰-۹]/u;

/**
 * Breaks a text into lines no wider than `width`, each in the order in which it stands on the page by Unicode's
 * bidirectional algorithm (UAX 9). A character that no font has stands as its code, such as [U+4E2D], so that nothing is lost.
 */
export const linesOf = (text: string, width: number, measure: Measure): Line[] =>
  text
    .normalize('NFC')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .flatMap((paragraph) => linesOfParagraph(drawable(paragraph), width, measure));

const drawable = (text: string): string =>
  Array.from(text.replaceAll('\t', ' '), (one) => {
    if (steering.test(one) || fontWith(one)) return one;
    return unseen.test(one) || /\p{Cc}/u.test(one)
      ? ''
      : `[U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
  }).join('');

function linesOfParagraph(text: string, width: number, measure: Measure): Line[] {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text);
  const placed = place(text, levels);
  const widthOf = (from: number, to: number) => runsOf(placed, from, to).reduce((sum, run) => sum + measure(run), 0);
  const lines: Line[] = [];
  const close = (from: number, to: number) => {
    const end = from + text.slice(from, to).trimEnd().length;
    const runs = runsOf(placed, from, end);
    const wide = runs.reduce((sum, run) => sum + measure(run), 0);
    lines.push({ runs, width: wide, fromRight: (paragraphs[0]?.level ?? 0) % 2 === 1 });
  };
  let begin = 0;
  let used = 0;
  for (const [from, to] of pieces(text, width, widthOf)) {
    const wide = widthOf(from, from + text.slice(from, to).trimEnd().length);
    if (used + wide > width && from > begin) {
      close(begin, from);
      [begin, used] = [from, 0];
    }
    used += widthOf(from, to);
  }
  close(begin, text.length);
  return lines;
}

/** Words with the space after them; of one that is wider than a line, what may stand apart. */
function pieces(text: string, width: number, widthOf: (from: number, to: number) => number): [number, number][] {
  return [...text.matchAll(/\s+|\S+\s*/g)].flatMap(({ 0: word, index }): [number, number][] => {
    if (widthOf(index, index + word.length) <= width) return [[index, index + word.length]];
    const graphemes = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)];
    return graphemes.map((one) => [index + one.index, index + one.index + one.segment.length]);
  });
}

/** A character with where it stands: its font, and how deep in which direction. */
interface Placed {
  character: string;
  font: FontName;
  level: number;
}

/** One for each UTF-16 unit, so that they are counted as the text is; the second half of a pair is empty. */
function place(text: string, levels: Uint8Array): Placed[] {
  const placed: Placed[] = [];
  let font: FontName = 'latin';
  for (const character of text) {
    const level = levels[placed.length]!;
    font = fontWith(character, /\s|\p{M}/u.test(character) ? font : undefined) ?? font;
    const shown = steering.test(character)
      ? ''
      : (level % 2 === 1 && bidi.getMirroredCharacter(character)) || character;
    placed.push({ character: shown, font, level });
    for (let unit = 1; unit < character.length; unit += 1) placed.push({ character: '', font, level });
  }
  return placed;
}

/** The runs of a line in the order of the page (rule L2): from the deepest level up, what stands together is reversed. */
function runsOf(placed: Placed[], from: number, to: number): Run[] {
  const runs: (Run & { level: number })[] = [];
  for (const { character, font, level } of placed.slice(from, to)) {
    const last = runs.at(-1);
    if (character === '') continue;
    if (last?.font === font && last.level === level) last.text += character;
    else runs.push({ font, level, text: character });
  }
  const deepest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = deepest; level > 0; level -= 1) reverseFrom(runs, level);
  return runs.map(({ font, text, level }) => ({ font, text: asDrawn(text, level) }));
}

function reverseFrom(runs: { level: number }[], level: number): void {
  for (let begin = 0; begin < runs.length; begin += 1) {
    let end = begin;
    while (end < runs.length && runs[end]!.level >= level) end += 1;
    if (end > begin) runs.splice(begin, end - begin, ...runs.slice(begin, end).reverse());
    begin = end;
  }
}

/**
 * As it is handed to the shaper, which turns what has Hebrew or Arabic letters or digits round by itself, and nothing
 * else: but Arabic digits are read from the left, and signs between Hebrew words are not.
 */
function asDrawn(text: string, level: number): string {
  const turnsItself = letters.test(text) || arabicDigits.test(text);
  return turnsItself === (level % 2 === 1) ? text : [...text].reverse().join('');
}
