import { expect, test } from 'vitest';
import { curated } from './curated.ts';
import { findWords, type WordHit } from './find.ts';
import { compile } from './lexicon.ts';
import { twins, type Twin } from './twins.ts';

const lexicon = compile(curated, new Date());
const find = (text: string) => findWords(text, lexicon, { kind: 'message' });
const ranks = ['info', 'warn', 'hold'];
const highest = (hits: WordHit[]) =>
  hits
    .filter(({ entry }) => entry !== 'bidi')
    .toSorted((a, b) => ranks.indexOf(b.severity) - ranks.indexOf(a.severity))[0];

test('there are enough pairs in enough languages', () => {
  expect(twins.length).toBeGreaterThanOrEqual(220);
  expect(new Set(twins.map(({ language }) => language)).size).toBeGreaterThanOrEqual(14);
});

test.each(twins)('$language: $hateful', ({ hateful, found }: Twin) => {
  const hit = highest(find(hateful));
  expect(hit && { entry: hit.entry, view: hit.view, severity: hit.severity }).toEqual(found);
});

test.each(twins)('$language, innocent: $innocent', ({ innocent, advice }: Twin) => {
  expect(find(innocent).map(({ entry, severity }) => `${entry} ${severity}`)).toEqual(advice);
});
