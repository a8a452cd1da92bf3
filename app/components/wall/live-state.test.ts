import { expect, test } from 'vitest';
import { stateOf } from './live-state.ts';
import type { WallCard } from './timeline-state.ts';

const index = { mode: 'running', text: null, pace: 8_000 } as const;
const card = (name: string, at: number, ...people: string[]): WallCard => ({
  card: name,
  at,
  until: at + 8_000,
  kind: 'mosaic',
  layout: 'mosaic-4',
  items: people.map((submission) => ({ submission, alt: submission })),
});

test('whoever left a card must not be seen on it while it fades, until she stands on one again', () => {
  const before = stateOf(index, [card('one', 0, 'Ana', 'Ben')]);
  expect(before.pulled).toEqual(new Set());
  const pulled = stateOf(index, [card('one', 0, 'Ben')], before);
  expect(pulled.pulled).toEqual(new Set(['Ana']));
  const later = stateOf(index, [card('two', 8_000, 'Ben')], pulled);
  expect(later.pulled).toEqual(new Set(['Ana']));
  expect(stateOf(index, [card('three', 16_000, 'Ana')], later).pulled).toEqual(new Set());
});

test('whoever stands on no card any more because the plan has changed is not pulled', () => {
  const before = stateOf(index, [card('one', 0, 'Ana'), card('two', 8_000, 'Ben')]);
  expect(stateOf(index, [card('one', 0, 'Ana'), card('three', 8_000, 'Cem')], before).pulled).toEqual(new Set());
});

test('cards come in the order of their times, and one that has nobody left is none', () => {
  const { cards } = stateOf(index, [card('later', 8_000, 'Ben'), card('gone', 4_000), card('first', 0, 'Ana')]);
  expect(cards.map((one) => one.card)).toEqual(['first', 'later']);
});
