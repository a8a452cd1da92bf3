import { expect, test } from 'vitest';
import type { SubmissionId } from '#db/ids.ts';
import { blockKinds } from '#db/schema/block.ts';
import { slotAt, type Span } from '../programme/span.ts';
import { planCards, type Before, type PlannedCard, type Turn } from './plan.ts';

const paceMs = 8000;

/** Numbers that look random and are the same each time (Lehmer 1951, modulus 2³¹ − 1). */
function seeded(seed: number): () => number {
  let state = seed * 7919 + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const turns = (photos: number, testimonies: number, shown = 0): Turn[] => [
  ...Array.from({ length: photos }, (_, index): Turn => ({
    submission: `photo-${index}` as SubmissionId,
    kind: 'photo',
    partner: index % 3 === 0 ? 'example-org' : null,
    lastAt: index >= photos - shown ? index : null,
  })),
  ...Array.from({ length: testimonies }, (_, index): Turn => ({
    submission: `testimony-${index}` as SubmissionId,
    kind: 'testimony',
    partner: null,
    lastAt: null,
  })),
];

const facts = { people: 1_204, countries: 61, partners: new Map([['example-org', 'Example Organisation']]) };
const start = 1_000_000;
const plan = (of: Turn[], cards: number, before: Before = [], programme: Span[] = []): PlannedCard[] =>
  planCards({ turns: of, before, programme, facts, from: start, until: start + cards * paceMs, paceMs });

/** Many walls, small and large, with and without a past. */
const walls = Array.from({ length: 200 }, (_, seed) => {
  const random = seeded(seed + 1);
  const of = turns(Math.floor(random() * 60), Math.floor(random() * 8));
  const past = of
    .filter(() => random() < 0.2)
    .slice(0, 3)
    .map((turn): Before[number] => ({ kind: 'photo', items: [turn.submission] }));
  return { of, past };
});

test('nobody stands twice on one card', () => {
  for (const { of, past } of walls) {
    for (const { items } of plan(of, 40, past)) expect(new Set(items).size).toBe(items.length);
  }
});

test('nobody stands on two cards running while others wait', () => {
  for (const { of, past } of walls.filter((wall) => wall.of.length > 1)) {
    const shown = [...past, ...plan(of, 40, past)];
    for (const [index, { items }] of shown.entries()) {
      if (index < past.length || index === 0) continue;
      expect(items.filter((one) => shown[index - 1]!.items.includes(one))).toEqual([]);
    }
  }
});

test('whoever was never shown comes before whoever was, in the order of the turns', () => {
  const of = turns(30, 0, 10);
  const order = plan(of, 12).flatMap(({ items }) => items);
  const firsts = of.filter(({ lastAt }) => lastAt === null).map(({ submission }) => submission);
  expect(order.slice(0, firsts.length)).toEqual(firsts);
});

test('everybody is shown before anybody of the same kind is shown twice', () => {
  for (const photos of [1, 2, 3, 5, 12, 40]) {
    const seen = new Set<string>();
    for (const one of plan(turns(photos, 0), 60).flatMap(({ items }) => items)) {
      if (seen.size === photos) break;
      expect(seen.has(one), `${one} again among ${photos}`).toBe(false);
      seen.add(one);
    }
    expect(seen.size).toBe(photos);
  }
});

test('a mosaic holds at most half of those who take turns, so that the next card finds others', () => {
  const largest = (photos: number) => Math.max(...plan(turns(photos, 0), 6).map(({ items }) => items.length));
  expect([7, 8, 11, 12, 23, 24].map(largest)).toEqual([1, 4, 4, 6, 6, 12]);
});

test('a testimony stands on every sixth card, and a single photo among the mosaics', () => {
  const kinds = plan(turns(60, 6), 18).map(({ kind }) => kind);
  expect(kinds.flatMap((kind, index) => (kind === 'testimony' ? [index] : []))).toEqual([0, 6, 12]);
  expect(kinds.filter((kind) => kind === 'photo').length).toBeGreaterThanOrEqual(4);
});

test('cards follow each other without a gap for as long as was asked', () => {
  for (const { of } of walls.filter((wall) => wall.of.length > 0)) {
    const cards = plan(of, 10);
    expect(cards[0]!.at).toBe(1_000_000);
    cards.slice(1).forEach(({ at }, index) => expect(at).toBe(cards[index]!.until));
    expect(cards.at(-1)!.until).toBe(1_000_000 + 10 * paceMs);
  }
});

test('a wall with nobody to show has no cards', () => expect(plan([], 10)).toEqual([]));

test('one single photo stays where nobody else waits', () => {
  expect(plan(turns(1, 0), 3).map(({ items }) => items)).toEqual([['photo-0'], ['photo-0'], ['photo-0']]);
});

test('who is spotlit comes next and alone, whoever’s turn it is', () => {
  const [first] = planCards({
    turns: turns(40, 0),
    before: [],
    programme: [],
    facts,
    from: 0,
    until: 80_000,
    paceMs,
    spotlight: 'photo-33' as SubmissionId,
  });
  expect(first).toMatchObject({ layout: 'single', items: ['photo-33'], at: 0 });
});

const edges = (spans: readonly Span[]) => spans.flatMap(({ from, until }) => [from, until]);
const span = (kind: Span['kind'], from: number, until: number, also: Partial<Span> = {}): Span => ({
  id: `${kind}-${from}` as Span['id'],
  kind,
  words: kind === 'message' || kind === 'hold' ? 'Never again' : null,
  partner: kind === 'partner' ? 'example-org' : null,
  countsTo: kind === 'countdown' ? start + until : null,
  from: start + from,
  until: start + until,
  ...also,
});
const withoutPeople = ['message', 'countdown', 'silence', 'hold', 'black', 'figures'];

/** Programmes with blocks of every kind, apart, touching and over each other, at odd milliseconds. */
const programmes = walls.map(({ of, past }, seed) => {
  const random = seeded(seed + 777);
  const blocks = Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
    const from = Math.floor(random() * 300_000) - 30_000;
    return span(blockKinds[Math.floor(random() * blockKinds.length)]!, from, from + 1 + Math.floor(random() * 120_000));
  });
  return { of, past, blocks, cards: plan(of, 40, past, blocks) };
});

test('no card stands across an edge of a block that changes what stands, to the millisecond', () => {
  for (const { blocks, cards } of programmes) {
    for (const { at, until } of cards) {
      const { block, until: edge } = slotAt(blocks, at);
      expect(until).toBeLessThanOrEqual(edge);
      for (const inside of edges(blocks).filter((moment) => at < moment && moment < until))
        expect(slotAt(blocks, inside).block).toEqual(block);
    }
  }
});

test('in a block there are cards of its kind alone, wherever there is anybody for it', () => {
  const fits: Partial<Record<Span['kind'], string[]>> = {
    mosaic: ['mosaic', 'photo'],
    photos: ['photo'],
    testimony: ['testimony'],
    partner: ['mosaic', 'photo', 'partner'],
  };
  let looked = 0;
  for (const { of, blocks, cards } of programmes) {
    const [photos, testimonies] = (['photo', 'testimony'] as const).map((kind) =>
      of.filter((one) => one.kind === kind),
    );
    for (const { at, kind, items } of cards) {
      const { block } = slotAt(blocks, at);
      if (!block) continue;
      looked += 1;
      if (withoutPeople.includes(block.kind)) expect([kind, items]).toEqual([block.kind, []]);
      else if (block.kind === 'testimony' ? testimonies!.length > 0 : photos!.length > 0)
        expect(fits[block.kind]).toContain(kind);
      if (block.kind === 'partner' && photos!.some(({ partner }) => partner))
        for (const one of items) expect(of.find((turn) => turn.submission === one)!.partner).toBe('example-org');
    }
  }
  expect(looked).toBeGreaterThan(1_000);
});

test('a silence, like all that has nobody on it, is one card for its whole length, and takes nobody’s turn', () => {
  const of = turns(40, 6);
  const silence = span('silence', 20_001, 140_001);
  const cards = plan(of, 30, [], [silence]);
  expect(cards.filter(({ kind }) => kind === 'silence')).toMatchObject([
    { at: silence.from, until: silence.until, items: [], layout: 'words' },
  ]);
  const shown = cards.flatMap(({ items }) => items);
  const without = plan(of, 30).flatMap(({ items }) => items);
  expect(shown).toEqual(without.slice(0, shown.length));
});

test('figures are counted anew every minute', () => {
  const cards = plan(turns(0, 0), 30, [], [span('figures', 0, 200_000)]);
  expect(cards.map(({ at, until }) => [at - start, until - start])).toEqual([
    [0, 60_000],
    [60_000, 120_000],
    [120_000, 200_000],
  ]);
  expect(cards[0]!.says).toEqual({ people: 1_204, countries: 61 });
});

test('where nobody is there to show, the blocks that need nobody stand all the same', () => {
  const cards = plan([], 30, [], [span('mosaic', 0, 50_000), span('hold', 50_000, 90_000)]);
  expect(cards).toMatchObject([
    { kind: 'hold', at: start + 50_000, until: start + 90_000, says: { text: 'Never again' } },
  ]);
});

test('a partner’s hour shows its own photos and its thanks, and no testimony stands within a minute of it', () => {
  const hour = span('partner', 100_000, 300_000);
  const cards = plan(turns(60, 20), 60, [], [hour]);
  const inside = cards.filter(({ at }) => slotAt([hour], at).block);
  expect(inside[0]).toMatchObject({ kind: 'partner', says: { partner: 'Example Organisation' } });
  expect(inside.filter(({ kind }) => kind === 'partner').length).toBeGreaterThan(1);
  const near = cards.filter(({ at, until }) => at < hour.until + 60_000 && until > hour.from - 60_000);
  expect(near.map(({ kind }) => kind)).not.toContain('testimony');
  expect(cards.map(({ kind }) => kind)).toContain('testimony');
});

test('a partner’s thanks keep a minute from testimonies and from silence', () => {
  const hour = span('partner', 60_000, 240_000);
  const quiet = span('silence', 240_000, 300_000);
  const cards = plan(turns(60, 0), 40, [], [span('testimony', 0, 60_000), hour, quiet]);
  const thanks = cards.filter(({ kind }) => kind === 'partner');
  expect(thanks.length).toBeGreaterThan(0);
  for (const { at, until } of thanks) {
    expect(at).toBeGreaterThanOrEqual(start + 120_000);
    expect(until).toBeLessThanOrEqual(quiet.from - 60_000);
  }
});

test('who is spotlit waits until a silence is over', () => {
  const silence = span('silence', 0, 60_000);
  const cards = planCards({
    turns: turns(40, 0),
    before: [],
    programme: [silence],
    facts,
    from: start + 10_000,
    until: start + 90_000,
    paceMs,
    spotlight: 'photo-33' as SubmissionId,
  });
  expect(cards.slice(0, 2)).toMatchObject([
    { kind: 'silence', at: start + 10_000, until: silence.until },
    { kind: 'photo', at: silence.until, items: ['photo-33'] },
  ]);
});
