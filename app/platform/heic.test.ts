import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { lieAboutSize } from '#tests/hostile/pictures.ts';
import { decodeHeic } from './heic.ts';

const fixture = (name: string) => readFileSync(new URL(`../../tests/photos/${name}`, import.meta.url));
const upTo = (pixels: number) => ({ pixels, memoryBytes: 400_000_000, box: { width: 3840, height: 2160 } });
const going = () => new AbortController().signal;

test('a HEIC comes as rows of pixels, with transparency where it has it', async () => {
  expect(await decodeHeic(fixture('plain.heic'), upTo(100_000), going())).toMatchObject({
    width: 320,
    height: 240,
    channels: 3,
    data: { length: 320 * 240 * 3 },
  });
  expect(await decodeHeic(fixture('clear.heic'), upTo(100_000), going())).toMatchObject({
    width: 320,
    height: 240,
    channels: 4,
    data: { length: 320 * 240 * 4 },
  });
});

test('the program goes on while a thread decodes', async () => {
  let longest = 0;
  const begun = performance.now();
  let last = begun;
  const clock = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const pixels = await decodeHeic(fixture('48-megapixels.heic'), upTo(50_000_000), going());
  clearInterval(clock);
  expect(pixels).toMatchObject({ width: 4032, height: 3024, channels: 3 }); // still twice what is wanted of it
  expect(longest).toBeLessThan((performance.now() - begun) / 2); // it is never away for as long as decoding takes
});

test('a picture above what was asked for is not decoded', async () => {
  expect(await decodeHeic(fixture('plain.heic'), upTo(320 * 240 - 1), going())).toBe('too-heavy');
});

test('a picture that is larger inside than its box says is not decoded', async () => {
  expect(await decodeHeic(lieAboutSize(fixture('48-megapixels.heic'), 64, 64), upTo(100_000), going())).toBe(
    'too-heavy',
  );
});

test('a picture that wants more memory than it was given is given up', async () => {
  const little = { ...upTo(50_000_000), memoryBytes: 100_000_000 };
  expect(await decodeHeic(fixture('48-megapixels.heic'), little, going())).toBe('too-heavy');
});

test.for([0, 12, 200, 600, 1_300])('a HEIC cut after %i bytes is damaged', async (end) => {
  expect(await decodeHeic(fixture('plain.heic').subarray(0, end), upTo(100_000), going())).toBe('truncated');
});

test('a decoder that is called off ends at once', async () => {
  const stop = new AbortController();
  const reason = new Error('stopping');
  const decoding = decodeHeic(fixture('48-megapixels.heic'), upTo(50_000_000), stop.signal);
  stop.abort(reason);
  await expect(decoding).rejects.toBe(reason);
  await expect(decodeHeic(fixture('plain.heic'), upTo(100_000), stop.signal)).rejects.toBe(reason);
});
