import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawCorners } from '#tests/photos/corners.ts';
import { pictureType, pictureTypes } from './picture-type.ts';

const headOf = (bytes: Uint8Array) => bytes.subarray(0, 4_100);

/** Fine enough that no encoder makes it small. */
const noise = () =>
  sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });

test.for(['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const)(
  'the head of a large %s tells its type',
  async (format) => {
    const bytes = await noise().toFormat(format).toBuffer();
    expect(bytes.length).toBeGreaterThan(4_100);
    expect(await pictureType(headOf(bytes))).toBe(`image/${format}`);
  },
);

test('a big-endian TIFF whose directory lies behind the pixels is a TIFF', async () => {
  const bytes = Buffer.concat([Buffer.from('MM\0*\0\x10\0\0', 'latin1'), Buffer.alloc(5_000)]);
  expect(await pictureType(headOf(bytes))).toBe('image/tiff');
});

test('a phone picture is a HEIC, and so is a burst of them', async () => {
  const heic = readFileSync(new URL('../../tests/photos/plain.heic', import.meta.url));
  expect(await pictureType(headOf(heic))).toBe('image/heic');
  const burst = Buffer.from(heic);
  burst.write('hevc', 8, 'latin1');
  expect(await pictureType(burst)).toBe('image/heic');
  burst.write('mif1', 8, 'latin1');
  expect(await pictureType(burst)).toBe('image/heif');
});

test('an animated PNG is a PNG', async () => {
  const still = await (await drawCorners()).png().toBuffer();
  const control = Buffer.from('\0\0\0\x08acTL\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
  const afterHeader = 8 + 25;
  expect(await pictureType(Buffer.concat([still.subarray(0, afterHeader), control, still.subarray(afterHeader)]))).toBe(
    'image/png',
  );
});

test.for([
  ['nothing', ''],
  ['words', 'I remember.'],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
  ['an SVG behind a declaration', '<?xml version="1.0"?><!-- GIF89a --><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a page', '<!doctype html><img src="x" onerror="alert(1)">'],
  ['a PDF', '%PDF-1.7\n'],
  ['a ZIP', 'PK\x03\x04\x14\0\0\0'],
  ['a compressed SVG', '\x1f\x8b\x08\0\0\0\0\0'],
  ['a program', '\x7fELF\x02\x01\x01\0'],
  ['a film', '\0\0\0\x18ftypisom\0\0\x02\0isomiso2'],
  ['a bitmap of Windows', 'BM\x36\0\0\0\0\0\0\0\x36\0\0\0'],
] as const)('%s is no picture that we read', async ([, bytes]) => {
  expect(await pictureType(Buffer.from(bytes, 'latin1'))).toBeUndefined();
});

test('no head whatever makes the reader stumble', async () => {
  let state = 7;
  for (let round = 0; round < 500; round++) {
    const head = Buffer.alloc(1 + (round % 64));
    for (let at = 0; at < head.length; at++) head[at] = (state = (state * 48_271) % 2_147_483_647) & 255;
    const type = await pictureType(head);
    expect(type === undefined || pictureTypes.includes(type)).toBe(true);
  }
});
