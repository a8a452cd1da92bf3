import { describe, expect, test } from 'vitest';
import { curated } from './curated.ts';
import { findWords } from './find.ts';
import { compile } from './lexicon.ts';

const lexicon = compile(curated, new Date());

/** Forms of ten letters or more that are looked for in every view: of each writing those that it can disguise. */
const forms = curated
  .filter(({ view, match }) => view === 'squeezed' && match !== 'number')
  .flatMap(({ id, forms: [form] }) => ({ id, form: form! }))
  .filter(({ form }) => (form.match(/\p{L}/gu)?.length ?? 0) >= 10);
const latin = forms.filter(({ form }) => /^[a-z ]+$/.test(form));

const each = (change: (letter: string, at: number) => string) => (form: string) => [...form].map(change).join('');
const swapped = (pairs: string) => {
  const to = new Map(pairs.split(' ').map((pair) => [...pair] as [string, string]));
  return each((letter) => to.get(letter) ?? letter);
};
const shifted = (first: number) =>
  each((letter) => (letter === ' ' ? ' ' : String.fromCodePoint(first + letter.charCodeAt(0) - 97)));
const apart = (between: string) => (form: string) => [...form.replaceAll(' ', '')].join(between);

const anyScript: [string, (form: string) => string][] = [
  ['as it is', (form) => form],
  ['in capitals', (form) => form.toUpperCase()],
  ['in mixed case', each((letter, at) => (at % 2 ? letter.toUpperCase() : letter))],
  ['with zero-width spaces', each((letter) => `${letter}\u200b`)],
  ['with joiners and soft hyphens', each((letter) => `\u200d${letter}\u00ad`)],
  ['with variation selectors', each((letter) => `${letter}\ufe0f`)],
  ['with combining marks', each((letter) => (letter === ' ' ? ' ' : `${letter}\u0336\u0301`))],
  ['with spaces between', apart(' ')],
  ['with dots between', apart('.')],
  ['with dashes between', apart(' - ')],
  ['with letters repeated', each((letter) => (/\p{L}/u.test(letter) ? letter.repeat(4) : letter))],
  ['run together', (form) => form.replaceAll(' ', '')],
  ['parted by line ends', (form) => form.replaceAll(' ', '\n  ')],
  ['turned round behind U+202E', (form) => `\u202e${[...form].reverse().join('')}\u202c`],
];
const latinOnly: [string, (form: string) => string][] = [
  ['in Cyrillic look-alikes', swapped('aа cс eе oо pр xх yу iі jј sѕ hһ lӏ')],
  ['in Cyrillic capitals', (form) => swapped('AА BВ CС EЕ HН IІ KК MМ OО PР TТ XХ')(form.toUpperCase())],
  ['in Greek look-alikes', swapped('aα oο iι kκ pρ tτ')],
  [
    'in Cherokee capitals',
    (form) => swapped('AᎪ BᏴ CᏟ DᎠ EᎬ GᏀ HᎻ JᎫ KᏦ LᏞ MᎷ PᏢ RᎡ SᏚ TᎢ VᏙ WᎳ ZᏃ')(form.toUpperCase()),
  ],
  ['in full width', shifted(0xff41)],
  ['in mathematical bold', shifted(0x1d41a)],
  ['in mathematical script', shifted(0x1d4ea)],
  ['in circled letters', shifted(0x24d0)],
  ['in squared capitals', shifted(0x1f170)],
  ['in letters of flags, apart', (form) => [...shifted(0x1f1e6)(form)].join('\u200b')],
  ['in leet', swapped('a4 e3 i1 o0 s5 t7')],
  // Not the last letter: "fr3!" ends in a mark of punctuation.
  ['in leet with signs', (form) => form.replace(/[aise](?=\p{L})/gu, swapped('a@ i! s$ e€'))],
  ['in leet and look-alikes', swapped('a4 eе o0 cс i1')],
  ['in leet, apart', (form) => apart('.')(swapped('a4 e3 i1 o0')(form))],
  ['in look-alikes, apart', (form) => apart(' ')(swapped('aа eе oо cс')(form))],
  ['in full width, turned round', (form) => `\u202e${[...shifted(0xff41)(form)].reverse().join('')}`],
];

describe.each([
  ...anyScript.map((one) => [...one, forms] as const),
  ...latinOnly.map((one) => [...one, latin] as const),
])('a form %s', (_, disguise, all) => {
  test('is found where it stands, alone and in a sentence', () => {
    expect(all.length).toBeGreaterThan(30);
    for (const { id, form } of all) {
      for (const around of ['', 'א ', '«¡ ', '2026: ']) {
        const disguised = disguise(form);
        const text = `${around}${disguised}${around && ', да. '}`;
        const hit = findWords(text, lexicon, { kind: 'message' }).find(({ entry }) => entry === id);
        expect(hit, `${id}: ${text}`).toBeDefined();
        const inner = disguised.replace(/^\u202e|\u202c$/g, '');
        const visible = inner.replace(/^[^\p{L}\p{N}\p{S}@$!]+|[^\p{L}\p{N}\p{S}@$!]+$/gu, '');
        expect(hit!.text, `${id}: ${text}`).toContain(visible.slice(1, -1));
        expect(hit!.end - hit!.start, `${id}: ${text}`).toBeLessThanOrEqual(inner.length);
        expect(text.slice(hit!.start, hit!.end)).toBe(hit!.text);
      }
    }
  });
});

/** Pseudo-random numbers, the same at every run (mulberry32). */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
const random = numbers(1945);
const drawn = (below: number) => Math.floor((random.next().value as number) * below);
const drawnText = (length: number, character: () => string) =>
  Array.from({ length }, character).join('').slice(0, length);

const anything = () => String.fromCodePoint(drawn(0x10000 - 0x800) + (drawn(2) ? 0 : 0x10000));
const suspicious = () =>
  ['(', ')', '.', '@', '+', '0', '8', ' ', 'a', 'х', '\u202e', '\u202c', '\u0301', '/', 'http://', 'ا'][drawn(16)]!;

/** How long this process works on it, in ms, at its quickest: what else runs on the machine is not counted. */
function timed(text: string, rounds: number) {
  const hits = findWords(text, lexicon, { kind: 'message' });
  const times = Array.from({ length: rounds }, () => {
    const began = process.cpuUsage();
    findWords(text, lexicon, { kind: 'message' });
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return { hits, ms: Math.min(...times) };
}

describe('a text of 20 000 characters takes less than 200 ms', () => {
  const units = [
    'a',
    '(',
    ')',
    '.',
    ' ',
    '1',
    '88 ',
    '+1',
    '0 ',
    'a.',
    '@.',
    'a@a.',
    'http://',
    '(((a',
    '\u202e',
    '\u0301',
    'ﷺ',
    'h o l o ',
  ];
  const texts: [string, string][] = [
    ...units.map((unit): [string, string] => [JSON.stringify(unit), unit.repeat(20_000 / unit.length)]),
    ['\\u202eab', '\u202eab'.repeat(6_666)],
    ['holohoax', 'holohoax '.repeat(2_222)],
    ['every form, again and again', drawnText(20_000, () => `${forms[drawn(forms.length)]!.form} `)],
    ['random Unicode', drawnText(20_000, anything)],
    ['random signs', drawnText(20_000, suspicious)],
  ];
  test.each(texts)('%s', (_, text) => {
    const { hits, ms } = timed(text, 3);
    expect(ms).toBeLessThan(200);
    for (const { start, end } of hits) expect(start).toBeLessThan(end);
  });
});

test('2 000 characters of a usual text take less than 5 ms', () => {
  const text = 'Never again. My grandmother Ruth was born in Łódź in 1928; дедушка погиб. '.repeat(40).slice(0, 2_000);
  expect(timed(text, 20).ms).toBeLessThan(5);
});
