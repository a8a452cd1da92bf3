import { expect, test } from 'vitest';
import { apply, coming, nothingKnown, standing, type StreamEvent, type WallCard } from './timeline-state.ts';

const now = 1_000_000;
const cardOf = (card: string, from: number, until: number, ...people: string[]): WallCard => ({
  card,
  at: now + from,
  until: now + until,
  kind: 'mosaic',
  layout: 'mosaic-4',
  items: people.map((submission) => ({ submission, alt: submission })),
});
const card = (...of: Parameters<typeof cardOf>): StreamEvent => ({ event: 'card', data: cardOf(...of) });
const pull = (submission: string): StreamEvent => ({ event: 'pull', data: { submission, pull: 7 } });
const after = (...events: StreamEvent[]) => events.reduce((state, event) => apply(state, event, now), nothingKnown);
const names = (one: WallCard | null) => one?.items.map(({ submission }) => submission);

test('the card whose time it is stands, and the next ones come', () => {
  const state = after(card('a', -100, 100, 'ann'), card('b', 100, 200, 'bob'));
  expect(standing(state, now)?.card).toBe('a');
  expect(standing(state, now + 100)?.card).toBe('b');
  expect(coming(state, now).map((one) => one.card)).toEqual(['b']);
});

test('whoever is pulled leaves every card, what stands and what comes, and an empty card is none', () => {
  const state = after(card('a', -100, 100, 'ann', 'bob'), card('b', 100, 200, 'ann'), pull('ann'));
  expect(names(standing(state, now))).toEqual(['bob']);
  expect(coming(state, now)).toEqual([]);
});

test('whoever was pulled and is cleared anew comes back with a card that is announced later, and with no other', () => {
  const pulled = after(card('a', -100, 100, 'ann', 'bob'), pull('ann'));
  const state = apply(pulled, card('b', 100, 200, 'ann'), now);
  expect(names(standing(state, now))).toEqual(['bob']);
  expect(names(coming(state, now)[0]!)).toEqual(['ann']);
  expect(state.pulled.has('ann')).toBe(false);
});

test('a retime ends what stands and replaces what was to come', () => {
  const state = after(card('a', -100, 100, 'ann'), card('b', 100, 200, 'bob'), {
    event: 'retime',
    data: { from: now + 50, cards: [cardOf('c', 50, 150, 'cy')] },
  });
  expect(standing(state, now + 40)?.card).toBe('a');
  expect(standing(state, now + 50)?.card).toBe('c');
  expect(coming(state, now + 50)).toEqual([]);
});

test('without news the cards that were shown come again at the wall’s pace, and none that was never shown', () => {
  const state = after(
    { event: 'hello', data: { wall: 'main', now, pace: 10 } },
    card('a', -40, -20, 'ann'),
    card('b', -20, 0, 'bob'),
  );
  expect([0, 10, 20].map((ms) => standing(state, now + ms)?.card)).toEqual(['a', 'b', 'a']);
});

test('while paused the last card that began stays', () => {
  const state = after(card('a', -40, -20, 'ann'), { event: 'control', data: { mode: 'paused' } });
  expect(standing(state, now + 5_000)?.card).toBe('a');
});

test('a card without people stands like any other, through a pull of whoever stood before, and no silence comes again', () => {
  const silence: WallCard = { card: 's', at: now - 20, until: now, kind: 'silence', layout: 'words', items: [] };
  const state = after(card('a', -60, -20, 'ann', 'bob'), { event: 'card', data: silence }, pull('ann'));
  expect(standing(state, now - 10)?.card).toBe('s');
  expect([0, 8_000, 16_000].map((ms) => standing(state, now + ms)?.card)).toEqual(['a', 'a', 'a']);
  const paused = apply(state, { event: 'control', data: { mode: 'paused' } }, now);
  expect(standing(paused, now + 5_000)?.card, 'a pause holds it').toBe('s');
});
