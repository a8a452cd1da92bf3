import type { Pattern } from './lexicon.ts';
import type { View } from './views.ts';

/**
 * Prefixes that Hebrew and Arabic write as part of the word behind them (and, the, in, as, to, from, that), as folding
 * leaves them: ו ה ב ל כ מ ש and their chains, و ف ب ك ل with the article.
 */
const hebrewPrefixes = [
  'ה',
  'ו',
  'ב',
  'ל',
  'כ',
  'מ',
  'ש',
  'וה',
  'וב',
  'ול',
  'וכ',
  'ומ',
  'וש',
  'שה',
  'של',
  'מה',
  'שב',
  'כש',
];
const arabicPrefixes = ['ال', 'و', 'ف', 'ب', 'ك', 'ل', 'لل', 'وال', 'فال', 'بال', 'كال', 'وب', 'ول', 'ولل', 'وبال'];

/** Letters that a form needs for its parts to be found as parts of other words, taken apart at will: "ho lo ho ax". */
const fewestApart = 7;

/** Whether what is found from `start` to `end` of a view stands as its pattern wants it to. */
export function fits(view: View, { text, match }: Pattern, start: number, end: number): boolean {
  if (match === 'number') return isWholeNumber(view.text, start, end);
  if (view.opens) return fitsJoined(view, match, start, end);
  if (match === 'inside') return true;
  const opens = isEdge(view.text, start) || hasPrefix(view.text, text, start);
  return opens && (match === 'start' || isEdge(view.text, end));
}

/** Whether no letter stands on both sides of this place, and no digit either: "88" stands apart in "Max88". */
function isEdge(text: string, at: number): boolean {
  const [before, behind] = around(text, at);
  return !(isLetter(before) && isLetter(behind)) && !(isDigit(before) && isDigit(behind));
}

function hasPrefix(text: string, form: string, start: number): boolean {
  const prefixes = /^\p{Script=Hebrew}/u.test(form)
    ? hebrewPrefixes
    : /^\p{Script=Arabic}/u.test(form)
      ? arabicPrefixes
      : [];
  return prefixes.some((prefix) => {
    const at = start - prefix.length;
    return at >= 0 && text.startsWith(prefix, at) && isEdge(text, at);
  });
}

/** Not a part of a longer number, as 88 is of 1,488, 3.88 and 88,000. */
function isWholeNumber(text: string, start: number, end: number): boolean {
  const [before] = around(text, start);
  const [, behind] = around(text, end);
  const goesOn = (sign: string, digit: string) => /[.,:]/.test(sign) && isDigit(digit);
  return (
    !isDigit(before) &&
    !isDigit(behind) &&
    !goesOn(before, around(text, start - 1)[0]) &&
    !goesOn(behind, around(text, end + 1)[1])
  );
}

/** Words begin and end where those of the text do; inside, they are letters apart, or the form is too long for chance. */
function fitsJoined({ opens, closes }: View, match: Pattern['match'], start: number, end: number): boolean {
  if (match !== 'inside' && !opens![start]) return false;
  if (match === 'word' && !closes![end - 1]) return false;
  if (end - start >= fewestApart) return true;
  const parts = opens!.slice(start + 1, end).filter(Boolean).length + 1;
  return parts === 1 || parts === end - start;
}

function around(text: string, at: number): [string, string] {
  const code = text.codePointAt(at);
  const low = at > 1 && /[\udc00-\udfff]/.test(text[at - 1]!);
  return [
    text.slice(Math.max(0, at - (low ? 2 : 1)), Math.max(0, at)),
    code === undefined ? '' : String.fromCodePoint(code),
  ];
}

const isLetter = (character: string) => /[\p{L}\p{M}]/u.test(character);
const isDigit = (character: string) => /\p{N}/u.test(character);
