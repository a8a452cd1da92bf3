import { expect, test } from 'vitest';
import { curated } from './curated.ts';
import { findWords } from './find.ts';
import { compile } from './lexicon.ts';

const lexicon = compile(curated, new Date());

test.each(curated)('$id finds each of its own forms, whole', ({ id, forms }) => {
  for (const form of forms) {
    const hits = findWords(`… ${form}.`, lexicon, { kind: 'message' }).filter(({ entry }) => entry === id);
    expect(hits.map(({ text }) => text)).toEqual([form]);
  }
});

test('no two entries share an id, and no form is looked for twice', () => {
  const ids = curated.map(({ id }) => id);
  const forms = curated.flatMap((entry) => entry.forms);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(forms.filter((form, at) => forms.indexOf(form) !== at)).toEqual([]);
});

test('each says where it comes from and that nobody has reviewed it yet', () => {
  expect(curated.filter(({ source, reviewed }) => source === '' || reviewed)).toEqual([]);
});

test('there are threats and denial in every language of the list', () => {
  const of = (category: string) =>
    new Set(curated.filter((one) => one.category === category).flatMap((one) => one.languages));
  const languages = [
    'en',
    'fr',
    'de',
    'es',
    'it',
    'pl',
    'ru',
    'uk',
    'he',
    'ar',
    'nl',
    'hu',
    'tr',
    'pt',
    'ro',
    'cs',
    'el',
  ];
  expect(languages.filter((language) => !of('threat').has(language) || !of('denial').has(language))).toEqual([]);
});
