import { expect, test } from 'vitest';
import { catalogFaults } from './catalog-faults.ts';

const json = (messages: Record<string, string>) => JSON.stringify(messages, null, 2);
const faults = (en: Record<string, string>, fr: Record<string, string>) =>
  catalogFaults([
    { locale: 'en', text: json(en) },
    { locale: 'fr', text: json(fr) },
  ]);

test('two catalogs that say the same things have no fault', () => {
  expect(
    faults(
      { 'a.count': '{count, plural, one {# item} other {# items}}', 'a.mode': '{mode, select, on {on} other {off}}' },
      {
        'a.count': '{count, plural, one {# objet} many {# d’objets} other {# objets}}',
        'a.mode': '{mode, select, on {allumé} other {éteint}}',
      },
    ),
  ).toEqual([]);
});

test('a key that one of them lacks, or has too much, is named', () => {
  expect(faults({ a: 'x', b: 'y' }, { a: 'x', c: 'z' })).toEqual(['fr: b is missing', 'fr: c is not in the source']);
});

test('a translation that fills in something else, or chooses between other things, is named', () => {
  expect(faults({ a: 'to {wall}' }, { a: 'vers {mur}' })).toEqual([
    'fr: a lacks {wall}',
    'fr: a has {mur}, which the source has not',
  ]);
  expect(faults({ a: '{m, select, on {1} other {2}}' }, { a: '{m, select, off {1} other {2}}' })).toEqual([
    'fr: a lacks {m: on, other}',
    'fr: a has {m: off, other}, which the source has not',
  ]);
  expect(faults({ a: '{n, plural, other {in {place}}}' }, { a: '{n, plural, other {là}}' })).toEqual([
    'fr: a lacks {place}',
  ]);
});

test('a message that cannot be read or says nothing is named', () => {
  expect(faults({ a: 'x' }, { a: '{open' })).toEqual([expect.stringContaining('fr: a cannot be read')]);
  expect(faults({ a: 'x' }, { a: ' ' })).toEqual(['fr: a is empty']);
});

test('keys stand sorted, and each once', () => {
  const fr = json({ a: 'x', b: 'y' });
  expect(catalogFaults([{ locale: 'fr', text: json({ b: 'y', a: 'x' }) }])).toEqual([
    'fr: a is out of order: keys are sorted',
  ]);
  expect(catalogFaults([{ locale: 'fr', text: fr.replace('"b"', '"a"') }])).toEqual([
    'fr: a key stands twice, or not on a line of its own',
  ]);
});

test('French has no plain space before its tall marks', () => {
  expect(faults({ a: 'Why?' }, { a: 'Pourquoi ?' })).toEqual([
    'fr: a has a plain space where French has one that does not break',
  ]);
  expect(faults({ a: 'Why?' }, { a: 'Pourquoi\u202f?' })).toEqual([]);
});
