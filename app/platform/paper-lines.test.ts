import { expect, test } from 'vitest';
import { linesOf } from './paper-lines.ts';

/** Each letter one wide, so that a line's width is how many fit on it. */
const set = (text: string, width = 1_000) => linesOf(text, width, (run) => [...run.text].length);
const runs = (text: string, width?: number) => set(text, width).map((line) => line.runs.map((run) => run.text));

/** As it stands on the page, read from the left: Hebrew and Arabic are written here in the order in which they are read. */
const drawn = (pieces: string[]) =>
  pieces.map((one) => (/[\u0590-\u06ff]/.test(one) ? [...one].reverse().join('') : one)).join('');

const orders: [what: string, text: string, onThePage: string[]][] = [
  ['English', 'never again', ['never again']],
  ['Hebrew', 'שלום לכולם', ['שלום לכולם']],
  ['English in Hebrew', 'הוא כתב never again שם', [' שם', 'never again', 'הוא כתב ']],
  ['Hebrew in English', 'he wrote שלום there', ['he wrote ', 'שלום', ' there']],
  ['a number in Hebrew', 'בשנת 1945 נגמר', [' נגמר', '1945', 'בשנת ']],
  ['Hebrew in brackets, which are mirrored', 'כן (לא)', ['(', 'לא', ')', 'כן ']],
  ['what stands between Hebrew words', 'כן… (?) לא', ['לא', ' (?) …', 'כן']],
  ['Arabic digits, which are read from the left', 'عام ١٩٤٥', ['٥٤٩١', 'عام ']],
  ['Cyrillic, of another font', 'ніколи again', ['ніколи ', 'again']],
];

test.for(orders)('%s has its order', ([, text, onThePage]) => {
  expect(drawn(runs(text).flat())).toBe(drawn(onThePage));
});

test('a paragraph begins where it is read from', () => {
  expect(set('never').map((line) => line.fromRight)).toEqual([false]);
  expect(set('שלום never').map((line) => line.fromRight)).toEqual([true]);
  expect(set('one\nשתיים').map((line) => line.fromRight)).toEqual([false, true]);
});

test('lines break at spaces, and a word that is too long anywhere; each is put in order by itself', () => {
  expect(runs('one two three', 8)).toEqual([['one two'], ['three']]);
  expect(runs('abcdefghij', 4)).toEqual([['abcd'], ['efgh'], ['ij']]);
  expect(runs('אחת שתיים one two', 9)).toEqual([['אחת שתיים'], ['one two']]);
  for (const { width } of set('some words of several lines '.repeat(20), 30)) expect(width).toBeLessThanOrEqual(30);
});

test('what no font has stands as its code, and what is not seen does not', () => {
  expect(runs('a 中 📷')).toEqual([['a [U+4E2D] [U+1F4F7]']]);
  expect(runs('a\u200e\u0007b\u202c')).toEqual([['ab']]);
  expect(runs('')).toEqual([[]]);
});
