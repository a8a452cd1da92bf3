import { describe, expect, test } from 'vitest';
import { reversedViewsOf, viewsOf, type ViewName } from './views.ts';

const seen = (text: string, name: ViewName) =>
  viewsOf(text)
    .filter((view) => view.name === name)
    .map((view) => view.text);

describe('folded', () => {
  test.each([
    ['HÉLLO Wörld, Łódź, Øre, STRASSE straße', 'hello world, lodz, ore, strasse strasse'],
    ['a\u00a0b\n\t c\u2003\u2800d', 'a b c d'],
    ['x\u200b\u200d\u2060\ufe0f\u00ad\u{e0041}y\u0336\u20dd', 'xy'],
    ['ＡＢＣ 𝐚𝑏𝒸 ⓐ ㎏ ﬁ ½', 'abc abc a kg fi 1⁄2'],
    ['İstanbul ISPARTA ısı', 'istanbul isparta isi'],
    ['שָׁלוֹם מלך סוף', 'שלומ מלכ סופ'],
    ['مُحَــمَّد أإآ ى ة ک', 'محمد ااا ي ه ك'],
    ['Ёжик Ґанок їжак', 'ежик ганок іжак'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['٨٨ ८८ ８８ 𝟠𝟠', '88 88 88 88'],
    ['‹a–b—c’d›', "‹a-b-c'd›"],
    ['ﷺ', ' '],
  ])('%s', (text, folded) => {
    expect(seen(text, 'folded')).toEqual([folded]);
  });
});

test('letters of another script are Latin in lookalikes, and their own in folded', () => {
  expect(seen('НОС Ορο 🅰 Ꮋ', 'folded')).toEqual([`нос ορο 🅰 ${'Ꮋ'.toLowerCase()}`]);
  expect(seen('НОС Ορο 🅰 Ꮋ', 'lookalikes')).toEqual(['hoc opo a h']);
});

test('there is no second view of what folding with look-alikes leaves alone', () => {
  expect(viewsOf('only Latin, 1945').map(({ name }) => name)).toEqual(['raw', 'folded', 'leet', 'joined', 'squeezed']);
});

describe('leet', () => {
  test.each([
    ['h0l0h04x', 'hoiohoax'],
    ['j3ws!', 'jews '],
    ['j3w$', 'jews'],
    ['!s l1e', 'is iie'],
    ['a.b,,c - d', 'a b c d'],
    ['$$$', 'sss'],
  ])('%s', (text, leet) => {
    expect(seen(text, 'leet')).toEqual([leet]);
  });
});

describe('joined and squeezed', () => {
  test.each([
    ['a b-c. dd', 'abcdd', 'abcd'],
    ['h h o o aaa x', 'hhooaaax', 'hoax'],
    ['gas sport', 'gassport', 'gassport'],
    ['gaaas spoort', 'gaaasspoort', 'gassport'],
  ])('%s', (text, joined, squeezed) => {
    expect([...seen(text, 'joined'), ...seen(text, 'squeezed')]).toEqual([joined, squeezed]);
  });

  test('know where words of the text begin and end', () => {
    const [view] = viewsOf('ab c').filter(({ name }) => name === 'joined');
    expect([view?.opens, view?.closes]).toEqual([
      [true, false, true],
      [false, true, true],
    ]);
  });
});

test('each unit of a view says where it comes from', () => {
  const text = '👋 ＡÉ\u0301\u200bß½';
  for (const view of viewsOf(text)) {
    expect([view.starts.length, view.ends.length]).toEqual([view.text.length, view.text.length]);
    for (const [at, start] of view.starts.entries()) expect(start).toBeLessThan(view.ends[at]!);
  }
  const [folded] = viewsOf(text).filter(({ name }) => name === 'folded');
  const from = (letter: string) => {
    const at = folded!.text.indexOf(letter);
    return text.slice(folded!.starts[at], folded!.ends[at]);
  };
  expect([from('a'), from('e'), from('s'), from('2')]).toEqual(['Ａ', 'É\u0301\u200b', 'ß', '½']);
});

describe('a text behind U+202E', () => {
  test.each([
    ['abc', undefined],
    ['ab \u202edc', 'ab cd'],
    ['ab \u202edc\u202c ef', 'ab cd ef'],
    ['\u202eba\ncd', 'ab cd'],
    ['\u202eba\u202c \u202edc', 'ab cd'],
  ])('%j is turned round', (text, folded) => {
    expect(reversedViewsOf(text).find(({ name }) => name === 'folded')?.text).toBe(folded);
  });
});
