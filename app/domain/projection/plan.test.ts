import { expect, test } from 'vitest';
import type { SubmissionId } from '#db/ids.ts';
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
    lastAt: index >= photos - shown ? index : null,
  })),
  ...Array.from({ length: testimonies }, (_, index): Turn => ({
    submission: `testimony-${index}` as SubmissionId,
    kind: 'testimony',
    lastAt: null,
  })),
];

const plan = (of: Turn[], cards: number, before: Before = []): PlannedCard[] =>
  planCards({ turns: of, before, from: 1_000_000, until: 1_000_000 + cards * paceMs, paceMs });

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
    from: 0,
    until: 80_000,
    paceMs,
    spotlight: 'photo-33' as SubmissionId,
  });
  expect(first).toMatchObject({ layout: 'single', items: ['photo-33'], at: 0 });
});
