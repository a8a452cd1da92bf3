import { describe, expect, test } from 'vitest';
import { findWords, type TextKind } from './find.ts';
import { compile, type Entry } from './lexicon.ts';

const entry = (forms: string[], more: Partial<Entry> = {}): Entry => ({
  id: 'x',
  forms,
  view: 'squeezed',
  languages: ['*'],
  category: 'denial',
  severity: 'hold',
  match: 'word',
  source: 'test',
  note: '',
  reviewed: true,
  expiresAt: null,
  ...more,
});
const now = new Date('2027-01-24T18:00:00Z');
const lexiconOf = (...entries: Entry[]) => compile(entries, now);
const nothing = lexiconOf();
const find = (text: string, lexicon = nothing, kind: TextKind = 'message') => findWords(text, lexicon, { kind });
const placesOf = (text: string, lexicon = nothing) => find(text, lexicon).map((hit) => [hit.entry, hit.text]);

describe('severity', () => {
  const both = lexiconOf(
    entry(['holohoax']),
    entry(['gas the jews'], { id: 'y', category: 'threat' }),
    entry(['kill the jews'], { id: 'z', category: 'threat', severity: 'info' }),
  );
  const text = 'holohoax, gas the jews, kill the jews, a@b.org';

  test.each(['name', 'message', 'picture'] as const)('is that of the entry in a %s', (kind) => {
    expect(find(text, both, kind).map(({ severity }) => severity)).toEqual(['hold', 'hold', 'info', 'warn']);
  });

  test('is low in a testimony, and of a threat at most a warning', () => {
    expect(find(text, both, 'testimony').map(({ severity }) => severity)).toEqual(['info', 'warn', 'info', 'info']);
  });

  test('is not lowered by good words beside', () => {
    expect(find('Never again! We fight the holohoax lies, says a survivor.', both)[0]?.severity).toBe('hold');
  });

  test.each([
    entry(['1488'], { match: 'number' }),
    entry(['1488'], { match: 'inside' }),
    entry(['14/88'], { match: 'word' }),
  ])('of a number is never more than a warning', (number) => {
    expect(find('1488 and 14/88', lexiconOf(number)).map(({ severity }) => severity)).toEqual(['warn']);
  });
});

describe('a number', () => {
  const numbers = lexiconOf(entry(['88', '1488'], { match: 'number', severity: 'warn' }));

  test.each(['1488', 'A1488', 'Max88', '88!', '(88)', '٨٨', '８８', '８\u200b8', '88.', 'am 14.88.'])(
    'is found in %s',
    (text) => {
      expect(find(text, numbers)).toHaveLength(text.startsWith('am') ? 0 : 1);
    },
  );

  test.each(['1,488', '88,000', '3.88', '188', '881', '12:88', '88.5'])('is not what is a part of %s', (text) => {
    expect(find(text, numbers)).toEqual([]);
  });

  test.each([
    ['She is 88 years old', ['age', 'date']],
    ['בת 88', ['age']],
    ['ей 88 лет', ['age']],
    ['barrack 88', ['place']],
    ['convoi 88 du 24 août', ['date', 'transport']],
    ['A-1488 on his arm', ['prisoner-number']],
    ['Häftlingsnummer 1488', ['prisoner-number']],
    ['B-88', ['prisoner-number']],
    ['an old song of our town, 88 sang it on the transport', []],
    ['88 white', []],
  ])('says what stands beside it: %s', (text, beside) => {
    expect(find(text, numbers)[0]).toMatchObject({
      severity: 'warn',
      beside: expect.arrayContaining(beside.slice(0, 1)),
    });
    expect(find(text, numbers)[0]?.beside?.filter((one) => !beside.includes(one))).toEqual([]);
  });
});

describe('a word', () => {
  const words = lexiconOf(entry(['hoax']));
  const starts = lexiconOf(entry(['лохокост'], { match: 'start' }));
  const inside = lexiconOf(entry(['hoax'], { match: 'inside' }));
  const cased = lexiconOf(entry(['ZOG'], { view: 'raw' }));
  const hebrew = lexiconOf(entry(['שואה היא שקר']));
  const arabic = lexiconOf(entry(['محرقة كذبة']));

  test.each([
    ['ends where letters end', words, 'a hoax, hoax2 #hoax _hoax_', 4],
    ['is not a part of another', words, 'hoaxer xhoax hoaxé', 0],
    ['may go on where its entry says so', starts, 'лохокостом', 1],
    ['has to begin all the same', starts, 'нелохокост', 0],
    ['may stand anywhere where its entry says so', inside, 'xhoaxes', 1],
    ['may mind its case', cased, 'ZOG zog Zog', 1],
    ['may have the prefixes of Hebrew', hebrew, 'שואה היא שקר. השואה היא שקר. ושהשואה היא שקר. וכשהשואה', 2],
    ['may have the prefixes of Arabic', arabic, 'المحرقة كذبة. والمحرقة كذبة. محرقة كذبة', 3],
    ['is found once, in the plainest view', words, 'hoax', 1],
    ['is found fifty times at most', words, 'hoax, '.repeat(60), 50],
  ])('%s', (_, lexicon, text, count) => {
    expect(find(text, lexicon)).toHaveLength(count);
  });

  test('of three letters is not put together from letters apart', () => {
    expect(find('k o l', lexiconOf(entry(['kol'])))).toEqual([]);
  });

  test('of a few letters is put together from letters apart, not from pieces', () => {
    expect(find('h o a x', words)).toHaveLength(1);
    expect(find('ho ax, hoa x', words)).toEqual([]);
    expect(find('holo hoax', lexiconOf(entry(['holohoax'])))).toHaveLength(1);
    expect(find('who axes', inside)).toEqual([]);
    expect(find('whoaxes', lexiconOf(entry(['hoax'], { match: 'inside', view: 'folded' })))).toHaveLength(1);
    expect(find('whoaaax', inside)).toHaveLength(1);
  });

  test('that squeezing makes short is not looked for squeezed: Heeb is no Dutch "heb"', () => {
    expect(find('Ik heb een foto', lexiconOf(entry(['heeb'])))).toEqual([]);
    expect(find('hoxa', lexiconOf(entry(['hoxxa'])))).toEqual([]);
  });

  test('of Hebrew letters is not looked for as the Latin letters they look like', () => {
    expect(find('lll o lll ллл', lexiconOf(entry(['וון ס ווו'])))).toEqual([]);
  });

  test('whose entry has expired is not looked for', () => {
    expect(find('hoax', lexiconOf(entry(['hoax'], { expiresAt: now })))).toEqual([]);
    expect(find('hoax', lexiconOf(entry(['hoax'], { expiresAt: new Date(now.getTime() + 1) })))).toHaveLength(1);
  });

  test('goes no further than its entry says', () => {
    expect(find('h0ax', lexiconOf(entry(['hoax'], { view: 'lookalikes' })))).toEqual([]);
    expect(find('һоах', lexiconOf(entry(['hoax'], { view: 'folded' })))).toEqual([]);
  });
});

test('a hit says where it stands in the text as it was given, marks and all', () => {
  const text = '👋🏽 ça: H\u0336O\u0336L\u0336O\u0336 hoa\u200bx\u0301! ';
  const [hit] = find(text, lexiconOf(entry(['holohoax'])));
  expect(hit).toMatchObject({ view: 'joined', start: text.indexOf('H'), end: text.indexOf('!') });
  expect(hit!.text).toBe('H\u0336O\u0336L\u0336O\u0336 hoa\u200bx\u0301');
});

describe('an echo', () => {
  test.each(['(((Soros)))', '((((them))))', '( ( ( they ) ) )', '（（（them）））', 'a (((b))) c'])('is %s', (text) => {
    expect(find(text)).toMatchObject([{ entry: 'echo', severity: 'warn' }]);
  });

  test.each([
    'f(g(h(x)))',
    '((them))',
    '((them)))',
    '(((a) b)))',
    '(((them))',
    ')))them(((',
    '(((1)))',
    '((()))',
    `(((${'long '.repeat(20)})))`,
  ])('is not %s', (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe('a way to reach someone', () => {
  test.each([
    ['https://evil.example/x?y=1.', 'link', 'https://evil.example/x?y=1'],
    ['see evil.com, and', 'link', 'evil.com'],
    ['see www.evil.museum now', 'link', 'www.evil.museum'],
    ['ＥＶＩＬ．ＣＯＭ', 'link', 'ＥＶＩＬ．ＣＯＭ'],
    ['пиши на пример.рф', 'link', 'пример.рф'],
    ['t.me/group!', 'link', 't.me/group'],
    ['example.com.And more', 'link', 'example.com'],
    ['to a.b-c@mail.example.org.', 'email', 'a.b-c@mail.example.org'],
    ['+33 6 12 34 56 78', 'phone', '+33 6 12 34 56 78'],
    ['(020) 7946 0958', 'phone', '(020) 7946 0958'],
    ['call 212-555-0100!', 'phone', '212-555-0100'],
    ['٠٥٠ ١٢٣ ٤٥٦٧', 'phone', '٠٥٠ ١٢٣ ٤٥٦٧'],
  ])('in "%s" is a %s', (text, kind, place) => {
    expect(placesOf(text)).toEqual([[kind, place]]);
  });

  test.each([
    'We came. They left.Then nothing.',
    '27.01.1945 – 08.05.1945',
    '08.05.1945, 10:30',
    '08.05.1945 10.30',
    '05.1944 - 08.1944',
    '01.1945-02.1945 / 1945-03-01',
    'v1.0.1 (2021-01-27)',
    'v3.0123456789',
    '0.4.0 / 2014-07-19',
    '+1234 5678 9012 3456 7890',
    '1939-1945, 6 000 000',
    'A-174517, B-11312',
    'a @ b',
    'e.g. 3.5 km',
    '0 0 0',
  ])('is not in "%s"', (text) => {
    expect(placesOf(text)).toEqual([]);
  });
});

describe('controls of direction', () => {
  test('that turn text round are a warning, those that phones put in are told', () => {
    expect(
      find('a\u202eb\u202c \u2068נ\u2069 \u200fש\u200f').map(({ entry: id, severity, start }) => [id, severity, start]),
    ).toEqual([
      ['bidi', 'warn', 1],
      ['bidi', 'info', 5],
    ]);
  });

  test('hide no word that is half behind one', () => {
    const [, hit] = find('ok holo\u202exaoh\u202c ok', lexiconOf(entry(['holohoax']))).toSorted(
      (a, b) => a.end - b.end,
    );
    expect(hit).toMatchObject({ view: 'reversed', start: 3, end: 12 });
  });
});
