import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { dihedralFingerprints, distance, fingerprint, type Pixels } from './pdq.ts';

/** Pixels by a formula of integers, so that the reference implementation can be given the same. */
const drawn = (width: number, height: number, value: (x: number, y: number, channel: number) => number): Pixels => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    return value(pixel % width, Math.floor(pixel / width), at % 3);
  }),
});
const pattern = (width: number, height: number) =>
  drawn(
    width,
    height,
    (x, y, k) => ((3 * x * x + 5 * y * y + (k + 1) * x * y + ((x >> 4) ^ (y >> 4)) * 37 + 53 * k) >> 3) & 255,
  );
const blob = (width: number, height: number) =>
  drawn(width, height, (x, y, k) => {
    const dx = Math.floor((256 * x) / width) - (60 + 40 * k);
    const dy = Math.floor((256 * y) / height) - (70 + 30 * k);
    return Math.max(0, 255 - ((dx * dx + dy * dy) >> (5 + k)));
  });

describe('a fingerprint is the one that the reference implementation (C++, 2026) gives', () => {
  test.each([
    ['a pattern of 64 × 64', pattern(64, 64), 'cc0f987f31feb3e023c06780670f6e3f4e3fcc7ccc78ccf0c8f0cce08ce0c8e0', 100],
    [
      'a pattern of 200 × 150',
      pattern(200, 150),
      'ffdfff7febcae5c5b4b5dac0dd5917868ee0ac2040468e08a9e04440da91d8c8',
      100,
    ],
    ['blobs of 320 × 240', blob(320, 240), 'db3e86d2c8b6dfce04ba4a46ded8003e6a405ef6ed4cab5a3266b568ff7a0001', 96],
    ['blobs of 512 × 512', blob(512, 512), 'db3e86d2c8b6dfce04ba4a46ded8013e6a405ef6e94c6b5a3266b568ff7a0001', 96],
    ['blobs of 700 × 400', blob(700, 400), 'db3e86dac8b6dfce04fa4a46ded8013e6a405ed6e94c2b5a3266b568ff7a0001', 96],
    ['blobs of 1300 × 900', blob(1300, 900), 'db3e96d2c8b6dfce04fa4a46ded8013e6a405ed6e94c2b5a3266b568ff7a0001', 96],
    ['four pixels a side', pattern(4, 4), '0'.repeat(64), 0],
  ])('%s', (_, pixels, hash, quality) => {
    expect(fingerprint(pixels)).toEqual({ hash, quality });
  });

  test('a flat picture has no quality', () => {
    expect(fingerprint(drawn(128, 128, () => 127)).quality).toBe(0);
  });
});

test('the eight positions are those of the turned and mirrored pixels', () => {
  const { data, width } = pattern(64, 64);
  const seen = (place: (x: number, y: number) => [number, number]) =>
    drawn(width, width, (x, y, k) => {
      const [fromX, fromY] = place(x, y);
      return data[(fromY * width + fromX) * 3 + k]!;
    });
  const end = width - 1;
  const positions = [
    seen((x, y) => [x, y]),
    seen((x, y) => [end - x, y]),
    seen((x, y) => [x, end - y]),
    seen((x, y) => [end - x, end - y]),
    seen((x, y) => [y, x]),
    seen((x, y) => [y, end - x]),
    seen((x, y) => [end - y, x]),
    seen((x, y) => [end - y, end - x]),
  ].map((pixels) => fingerprint(pixels).hash);
  const derived = dihedralFingerprints({ data, width, height: width }).map(({ hash }) => hash);
  for (const hash of positions) expect(Math.min(...derived.map((one) => distance(one, hash)))).toBeLessThanOrEqual(2);
});

test('a hash and its complement differ in every bit', () => {
  expect(distance('0'.repeat(64), 'f'.repeat(64))).toBe(256);
  expect(distance('8'.repeat(64), '0'.repeat(64))).toBe(64);
});

/** Pictures that others published with their hashes; they lie beside the project where it is checked. */
const reference = join(import.meta.dirname, '../../../../shared/reference/pdq');
describe.runIf(existsSync(reference))('pictures of the reference’s own test', () => {
  const rows = existsSync(reference)
    ? readFileSync(join(reference, 'hashes.csv'), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
    : [];
  test.each(rows)('%s', async (file, hash) => {
    const { data, info } = await sharp(join(reference, file!))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const found = fingerprint({ data, width: info.width, height: info.height });
    expect(distance(found.hash, hash!)).toBeLessThanOrEqual(10);
  });
});
