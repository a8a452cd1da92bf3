import sharp from 'sharp';
import { expect, test } from 'vitest';
import { photo } from '#tests/support/photos.ts';
import { withoutBorder } from './border.ts';
import { distance, fingerprint, type Pixels } from './pdq.ts';

const read = async (picture: Buffer): Promise<Pixels> => {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};
const scene = await photo({ width: 640, height: 480 });

test.each([
  ['white', { top: 24, bottom: 24, left: 32, right: 32 }, '#ffffff'],
  ['black, as a story on a phone has it', { top: 200, bottom: 200 }, '#000000'],
  ['red, on one side', { left: 80 }, '#a01020'],
])('a border is found through JPEG: %s', async (_, border, background) => {
  const framed = await sharp(scene)
    .extend({ ...border, background })
    .jpeg({ quality: 70 })
    .toBuffer();
  const inner = withoutBorder(await read(framed));
  expect(inner).not.toBeNull();
  expect(Math.abs(inner!.width - 640)).toBeLessThanOrEqual(4);
  expect(Math.abs(inner!.height - 480)).toBeLessThanOrEqual(4);
  expect(distance(fingerprint(inner!).hash, fingerprint(await read(scene)).hash)).toBeLessThanOrEqual(31);
});

test('a picture without a border has nothing to take off, and one of a single colour nothing to keep', async () => {
  expect(withoutBorder(await read(scene))).toBeNull();
  const flat = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  expect(withoutBorder(await read(flat))).toBeNull();
});

test('three greys so near each other that the border from below reaches past the one from above leave nothing', () => {
  const [width, height] = [40, 30];
  const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => [100, 125, 110][Math.floor(at / 1_200)]!);
  expect(withoutBorder({ data, width, height })).toBeNull();
});
