import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lately } from './lately.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('many who ask at once share one reading, and the next one is made when it is too old', async () => {
  let readings = 0;
  const ask = lately(1_000, async () => (readings += 1));

  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  vi.advanceTimersByTime(999);
  expect(await ask()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await ask()).toBe(2);
});

test('a reading that fails is tried again by the next who asks', async () => {
  const answers = [Promise.reject(new Error('away')), Promise.resolve('back')];
  const ask = lately(1_000, () => answers.shift()!);

  await expect(ask()).rejects.toThrow('away');
  expect(await ask()).toBe('back');
});
