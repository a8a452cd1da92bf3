import { expect, test } from 'vitest';
import { curated } from '../words/curated.ts';
import { compile } from '../words/lexicon.ts';
import type { PictureLine } from './read-picture.ts';
import { signFindings } from './sign-words.ts';

const lexicon = { lexicon: compile(curated, new Date(0)), version: 7 };
const findings = (...lines: PictureLine[]) => signFindings(lines, lexicon);

/** Words side by side in a strip of the picture, from `top` on. */
const line = (words: string, confidence = 90, top = 0.1): PictureLine =>
  words.split(' ').map((text, index) => {
    const [left, right, bottom] = [index / 10, index / 10 + 0.08, top + 0.1];
    return { text, confidence, corners: [[left, top], [right, top], [right, bottom], [left, bottom]] }; // prettier-ignore
  });

test('of several readings of one place the surest is kept, and lines stand from top to bottom', () => {
  const [read] = findings(line('again', 95, 0.6), line('Neuer', 61, 0.41), line('Never', 88, 0.4));
  expect(read).toMatchObject({ severity: 'info', evidence: { text: 'Never\nagain' } });
  expect(read!.evidence.words).toMatchObject([
    { start: 0, end: 5, confidence: 88 },
    { start: 6, end: 11, confidence: 95 },
  ]);
});

test('no clearer misreading hides a word that matters', () => {
  const hit = findings(line('H0LOHOAK', 99), line('HOLOHOAX', 80)).find(({ severity }) => severity === 'hold');
  expect(hit).toMatchObject({ evidence: { field: 'picture', start: 0, end: 8, lexicon: 7, confidence: 80 } });
  expect(hit!.evidence.places).toEqual([line('HOLOHOAX')[0]!.corners]);
});

test('words that stand in two lines are found together, each in its place', () => {
  const hit = findings(line('the holocaust', 90, 0.2), line('is a lie', 90, 0.5)).find(
    ({ severity }) => severity === 'hold',
  );
  expect(hit!.evidence.places).toHaveLength(4);
});

test('what the reader is not sure of holds nothing back, and what it guesses is not told', () => {
  expect(findings(line('HOLOHOAX', 70)).map(({ severity }) => severity)).toEqual(['info', 'warn']);
  expect(findings(line('HOLOHOAX', 59))).toEqual([]);
});

test('grain of one letter or two is no word, and a number is', () => {
  expect(findings(line('ль'), line('7 |', 90, 0.4))).toEqual([]);
  expect(findings(line('88'))[0]).toMatchObject({ evidence: { text: '88' } });
});

test('the campaign’s sign is recognised in its languages, accents read or not', () => {
  const signs = ['#WeRemember', '#Pamietamy', '#ЯМыПомним', '#אנחנוזוכרים'].map(
    (words) => findings(line(words)).find(({ evidence }) => evidence.sign)?.evidence.language,
  );
  expect(signs).toEqual(['en', 'pl', 'ru', 'he']);
  expect(findings(line('#NeverAgain')).some(({ evidence }) => evidence.sign)).toBe(false);
});
