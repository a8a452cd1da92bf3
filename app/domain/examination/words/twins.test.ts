import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

test('the table in docs/words.md is what this test finds', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../../../docs/words.md'), 'utf8');
  const count = (some: Twin[], of: (twin: Twin) => boolean) => some.filter(of).length;
  const row = (name: string, some: Twin[]) => {
    const inView = (...views: string[]) => count(some, ({ found }) => views.includes(found?.view ?? ''));
    const found = count(some, (twin) => twin.found !== undefined);
    const advised = count(some, ({ advice }) => advice.some((one) => !one.endsWith(' info')));
    const cells = [
      some.length,
      found,
      inView('raw', 'folded'),
      inView('lookalikes'),
      inView('leet'),
      inView('joined'),
      inView('squeezed'),
      inView('reversed'),
      some.length - found,
      advised,
    ];
    return `| ${[name, ...cells].join(' | ')} |`;
  };
  const languages = [...new Set(twins.map(({ language }) => language))];
  const rows = [
    ...languages.map((name) =>
      row(
        name,
        twins.filter(({ language }) => language === name),
      ),
    ),
    row('all', twins),
  ];
  expect(docs).toContain(rows.join('\n'));
});
