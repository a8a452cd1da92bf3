import { expect, test } from 'vitest';
import type { Facts } from '#app/domain/moderation/facts.ts';
import { atHand } from './at-hand.ts';

const item = (id: string, also: Partial<Facts> = {}) => ({ id, ...also }) as Facts;
const ids = (items: Facts[]) => items.map(({ id }) => id);
const nothing = { decided: new Set<string>(), lost: [] };

test('what is new comes after what is there already, which keeps its place', () => {
  expect(ids(atHand([item('b'), item('c')], [item('a'), item('b'), item('c'), item('d')], nothing))).toEqual([
    'b',
    'c',
    'a',
    'd',
  ]);
});

test('an item whose decision is on its way does not come back', () => {
  expect(ids(atHand([item('b')], [item('a'), item('b')], { decided: new Set(['a']), lost: [] }))).toEqual(['b']);
});

test('an item whose claim ended leaves, unless it was claimed again', () => {
  const before = [item('a'), item('b'), item('c')];
  expect(ids(atHand(before, [item('b')], { decided: new Set(), lost: ['a', 'b'] }))).toEqual(['b', 'c']);
});

test('an item that changed is shown as it is now', () => {
  expect(atHand([item('a', { digest: 'old' })], [item('a', { digest: 'new' })], nothing)[0]?.digest).toBe('new');
});
