import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { colourAt } from '#tests/photos/corners.ts';
import { render } from './images.ts';
import { isForRgb, isSrgb } from './images-profile.ts';

type Colour = readonly [number, number, number];
const [srgb, p3] = await Promise.all([profile('srgb'), profile('p3')]);

async function profile(name: string): Promise<Buffer> {
  const { icc } = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .withIccProfile(name)
    .png()
    .toBuffer()
    .then((bytes) => sharp(bytes).metadata());
  if (!icc) throw new Error('sharp did not attach the profile');
  return icc;
}

/** A picture whose pixels are as said, in Display P3. */
const inP3 = (colour: Colour, width: number, height: number) => {
  const [r, g, b] = toSrgb(colour);
  return sharp({ create: { width, height, channels: 3, background: { r, g, b } } }).withIccProfile('p3');
};

/** Display P3 to sRGB, from the primaries (SMPTE EG 432-1, IEC 61966-2-1), which share one transfer curve and white. */
function toSrgb(colour: Colour): Colour {
  const linear = colour.map((level) =>
    level / 255 <= 0.04045 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4,
  );
  const rows: number[][] = [
    [1.2249, -0.2247, 0],
    [-0.042, 1.0419, 0],
    [-0.0197, -0.0786, 1.0979],
  ];
  const mixed = rows.map((row) => row.reduce((sum, factor, at) => sum + factor * linear[at]!, 0));
  const encode = (light: number) => 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
  return mixed.map((light) => Math.round(encode(Math.min(1, Math.max(0, light))))) as unknown as Colour;
}

test.for([
  [[185, 71, 65], 'a muted red'],
  [[120, 180, 90], 'a leaf'],
  [[90, 110, 190], 'a dusk'],
  [[236, 190, 165], 'a skin'],
] as const)('Display P3 %j, %s, is shown in the sRGB that looks the same', async ([colour]) => {
  for (const [width, height] of [
    [300, 200],
    [5000, 3000],
  ] as const) {
    const original = await inP3(colour, width, height).png({ compressionLevel: 1 }).toBuffer();
    const stored = await colourAt(await sharp(original, { ignoreIcc: true }).png().toBuffer(), 0.5, 0.5);
    expect(Math.max(...stored.map((level, at) => Math.abs(level - colour[at]!)))).toBeLessThanOrEqual(2);
    const { renditions } = await render(original, new AbortController().signal);
    for (const { bytes } of renditions) {
      const shown = await colourAt(bytes, 0.5, 0.5);
      expect(Math.max(...shown.map((level, at) => Math.abs(level - toSrgb(colour)[at]!)))).toBeLessThanOrEqual(4);
    }
  }
});

test('what P3 has and sRGB has not becomes the nearest that it has', async () => {
  expect(toSrgb([255, 0, 0])).toEqual([255, 0, 0]);
  const pixels = sharp({ create: { width: 64, height: 64, channels: 3, background: '#ff0000' } });
  const original = attach(await pixels.jpeg({ quality: 98, chromaSubsampling: '4:4:4' }).toBuffer(), p3);
  const { renditions } = await render(original, new AbortController().signal);
  const [red = 0, green = 0, blue = 0] = await colourAt(renditions[0]!.bytes, 0.5, 0.5);
  expect([red >= 251, green <= 4, blue <= 4]).toEqual([true, true, true]);
});

test('a profile that says sRGB changes nothing, one that is none is left aside', async () => {
  const plain = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#b04030' } })
    .jpeg({ quality: 98 })
    .toBuffer();
  const expected = (await render(plain, new AbortController().signal)).renditions;
  const nonsense = Buffer.from(p3);
  nonsense.fill(0xee, 132);
  for (const icc of [srgb, nonsense, Buffer.alloc(200), Buffer.from('RGB ')]) {
    expect((await render(attach(plain, icc), new AbortController().signal)).renditions).toEqual(expected);
  }
});

test('the description tells sRGB from others, in either of its spellings', () => {
  expect([isForRgb(srgb), isSrgb(srgb)]).toEqual([true, true]);
  expect([isForRgb(p3), isSrgb(p3)]).toEqual([true, false]);
  for (let end = 0; end < srgb.length; end += 7) isSrgb(srgb.subarray(0, end)); // none of them may throw
  const old = Buffer.concat([
    Buffer.alloc(128),
    Buffer.from([0, 0, 0, 1]),
    Buffer.from('desc\0\0\0\x90\0\0\0\x20', 'latin1'),
    Buffer.from('desc\0\0\0\0\0\0\0\x12sRGB IEC61966-2.1', 'latin1'),
  ]);
  old.write('RGB ', 16, 'latin1');
  expect(isSrgb(old)).toBe(true);
  old.write('GRAY', 16, 'latin1');
  expect(isSrgb(old)).toBe(false);
});

test('a HEIC from a phone has its colours converted too', async () => {
  const heic = readFileSync(new URL('../../tests/photos/phone.heic', import.meta.url));
  const { icc } = await sharp(heic).metadata();
  expect(icc && isForRgb(icc) && !isSrgb(icc)).toBe(true);
  const { renditions } = await render(heic, new AbortController().signal);
  const shown = await colourAt(renditions[0]!.bytes, 0.75, 0.25); // the red corner, turned
  expect(shown.every((level, at) => Math.abs(level - [0xe0, 0x20, 0x20][at]!) <= 6)).toBe(true);
});

/** A JPEG with a profile, whatever it holds (ICC.1:2022, B.4). */
function attach(jpeg: Buffer, icc: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), icc]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe2]), length, content, jpeg.subarray(2)]);
}
