import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { jpeg, withSegment } from '#tests/hostile/pictures.ts';
import { drawCorners } from '#tests/photos/corners.ts';
import { countScans } from './images-scans.ts';

const photo = await drawCorners();

test('a baseline JPEG has one scan, a progressive one has ten', async () => {
  expect(countScans(await photo.clone().jpeg({ progressive: false }).toBuffer(), 100)).toBe(1);
  expect(countScans(await photo.clone().jpeg({ progressive: true, optimiseScans: false }).toBuffer(), 100)).toBe(10);
});

test('the count ends at the limit', () => {
  const many = jpeg({ width: 64, height: 64, emptyScans: 5_000 });
  expect(countScans(many, 10_000)).toBe(5_001);
  expect(countScans(many, 101)).toBe(101);
});

test('neither a small picture in the metadata nor the film behind the picture is counted', async () => {
  const original = await photo.clone().jpeg({ progressive: true, optimiseScans: false }).toBuffer();
  const scans = Buffer.alloc(1_000, Buffer.from([0, 2, 0xff, 0xda]));
  const metadata = Buffer.concat([Buffer.from([0xff, 0xe1, 0x03, 0xea]), scans]);
  expect(countScans(Buffer.concat([withSegment(original, metadata), scans, randomBytes(100_000)]), 100)).toBe(10);
});

test('no damage makes the count stumble or go round in circles', async () => {
  const whole = await photo.clone().jpeg({ progressive: true }).toBuffer();
  for (let end = 0; end < whole.length; end += 5)
    expect(countScans(whole.subarray(0, end), 100)).toBeLessThanOrEqual(100);
  expect(countScans(Buffer.alloc(10_000, 0xff), 100)).toBe(0);
  expect(countScans(randomBytes(100_000), 100)).toBeLessThanOrEqual(100);
});
