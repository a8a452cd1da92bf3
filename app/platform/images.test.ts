import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { tiff } from '#tests/hostile/pictures.ts';
import { colourAt, cornersOf, drawCorners } from '#tests/photos/corners.ts';
import { render, Unreadable, type Picture, type RenditionName } from './images.ts';

const still = () => new AbortController().signal;
const fixture = (name: string) => readFileSync(new URL(`../../tests/photos/${name}`, import.meta.url));
const corners = await drawCorners();
const png = await corners.clone().png().toBuffer();

function rendition(picture: Picture, name: RenditionName) {
  const found = picture.renditions.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}
const wallOf = async (original: Buffer) => rendition(await render(original, still()), 'wall').bytes;

describe('every kind of picture is read for what it is', () => {
  const kinds: Record<string, () => Promise<Buffer>> = {
    jpeg: () => corners.clone().jpeg({ quality: 95 }).toBuffer(),
    png: async () => png,
    webp: () => corners.clone().webp({ quality: 95 }).toBuffer(),
    gif: () => corners.clone().gif().toBuffer(),
    avif: () => corners.clone().avif({ quality: 90 }).toBuffer(),
    tiff: () => corners.clone().tiff({ compression: 'lzw' }).toBuffer(),
    heic: async () => fixture('plain.heic'),
  };
  test.for(Object.keys(kinds))('%s', async (format) => {
    const picture = await render(await kinds[format]!(), still());
    expect(picture).toMatchObject({ format, width: 320, height: 240, animated: false });
    for (const { name, bytes } of picture.renditions) expect([name, await cornersOf(bytes)]).toEqual([name, 'RGBW']);
  });

  const depths: Record<string, () => Promise<Buffer>> = {
    'interlaced PNG': () => corners.clone().png({ progressive: true }).toBuffer(),
    '16-bit PNG': () => corners.clone().toColourspace('rgb16').png().toBuffer(),
    'PNG with a palette': () => corners.clone().png({ palette: true }).toBuffer(),
    'progressive JPEG': () => corners.clone().jpeg({ progressive: true, quality: 95 }).toBuffer(),
    '10-bit AVIF': () => corners.clone().avif({ bitdepth: 10, quality: 90 }).toBuffer(),
    '10-bit HEIC': async () => fixture('deep.heic'),
  };
  test.for(Object.keys(depths))('%s', async (kind) => {
    expect(await cornersOf(await wallOf(await depths[kind]!()))).toBe('RGBW');
  });

  test.for([8, 16] as const)('a TIFF of %i bits in planes', async (depth) => {
    const original = tiff({ width: 60, height: 40, depth, planes: true, fill: 0x77 });
    expect(await sharp(original).metadata()).toMatchObject({ format: 'tiff', bitsPerSample: depth });
    expect(await colourAt(await wallOf(original), 0.5, 0.5)).toEqual([0x77, 0x77, 0x77]);
  });

  test('a HEIC of 48 megapixels', async () => {
    const picture = await render(fixture('48-megapixels.heic'), still());
    expect(picture).toMatchObject({ format: 'heic', width: 8064, height: 6048 });
    expect(rendition(picture, 'wall4k')).toMatchObject({ width: 2880, height: 2160 });
    for (const { name, bytes } of picture.renditions) expect([name, await cornersOf(bytes)]).toEqual([name, 'RGBW']);
  });

  test('greys stay grey', async () => {
    const grey = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#777777' } })
      .greyscale()
      .jpeg()
      .toBuffer();
    expect(await colourAt(await wallOf(grey), 0.5, 0.5)).toEqual([0x77, 0x77, 0x77]);
  });

  test('ink on paper (CMYK) becomes light on a screen', async () => {
    const inks = await corners.clone().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(inks).metadata()).space).toBe('cmyk');
    const wall = await wallOf(inks);
    const [red = 0, green = 0, blue = 0] = await colourAt(wall, 0.25, 0.25);
    expect(red).toBeGreaterThan(180); // no ink is as red as a screen
    expect(green + blue).toBeLessThan(140);
    expect(Math.min(...(await colourAt(wall, 0.75, 0.75)))).toBeGreaterThan(225);
  });

  test.for(['png', 'webp', 'avif', 'gif'] as const)('a transparent %s lies on white paper', async (format) => {
    const clear = await sharp({
      create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .toFormat(format)
      .toBuffer();
    expect(Math.min(...(await colourAt(await wallOf(clear), 0.5, 0.5)))).toBeGreaterThanOrEqual(254);
  });

  test('a half transparent HEIC, and a 16-bit PNG of the same, show half of the paper', async () => {
    const deep = await sharp(png).ensureAlpha(0.5).toColourspace('rgb16').png().toBuffer();
    for (const original of [fixture('clear.heic'), deep]) {
      const [red = 0, green = 0] = await colourAt(await wallOf(original), 0.25, 0.25);
      expect(red).toBeGreaterThan(230);
      expect(Math.abs(green - 144)).toBeLessThan(8);
    }
  });

  test.for(['gif', 'webp'] as const)('of an animated %s the first frame is taken', async (format) => {
    const frames = await sharp([png, await sharp(png).negate().png().toBuffer()], {
      join: { animated: true },
    })
      [format]({ delay: [100, 100] })
      .toBuffer();
    const picture = await render(frames, still());
    expect(picture).toMatchObject({ format, width: 320, height: 240, animated: true });
    expect(await cornersOf(rendition(picture, 'wall').bytes)).toBe('RGBW');
  });

  test('an animated PNG is known as one', async () => {
    const control = Buffer.from('\0\0\0\x08acTL\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
    const picture = await render(Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]), still());
    expect(picture).toMatchObject({ format: 'png', animated: true });
  });
});

describe('every picture stands upright', () => {
  /** What the four corners look like once EXIF's orientation is undone. */
  const upright = ['RGBW', 'GRWB', 'WBGR', 'BWRG', 'RBGW', 'BRWG', 'WGBR', 'GWRB'];
  test.for(upright.map((expected, index) => [index + 1, expected] as const))(
    'orientation %i',
    async ([orientation, expected]) => {
      for (const size of [
        { width: 320, height: 240 },
        { width: 4000, height: 3000 },
      ]) {
        const original = await (
          await drawCorners(size.width, size.height)
        )
          .withMetadata({ orientation })
          .jpeg({ quality: 95 })
          .toBuffer();
        const picture = await render(original, still());
        const lying = orientation >= 5;
        expect(picture).toMatchObject(lying ? { width: size.height, height: size.width } : size);
        for (const { name, bytes, width, height } of picture.renditions) {
          expect([name, await cornersOf(bytes)]).toEqual([name, expected]);
          expect(height > width).toBe(lying);
          if (name === 'wall4k') expect([width, height]).toEqual(lying ? [1620, 2160] : [2880, 2160]);
        }
      }
    },
  );

  test.for(['png', 'webp', 'tiff', 'avif'] as const)('a %s that lies on its side', async (format) => {
    const original = await corners
      .clone()
      .withMetadata({ orientation: 6 })
      .toFormat(format, { quality: 95 })
      .toBuffer();
    const picture = await render(original, still());
    expect(picture).toMatchObject({ width: 240, height: 320 });
    expect(await cornersOf(rendition(picture, 'wall').bytes)).toBe('BRWG');
  });

  test('a HEIC from a phone is turned once, although its EXIF asks for the same turn again', async () => {
    expect((await sharp(fixture('phone.heic')).metadata()).exif?.includes('Demo')).toBe(true);
    const picture = await render(fixture('phone.heic'), still());
    expect(picture).toMatchObject({ format: 'heic', width: 240, height: 320 });
    expect(await cornersOf(rendition(picture, 'wall').bytes)).toBe('BRWG');
  });
});

test('nothing of where, when and with what it was taken remains', async () => {
  const original = await corners
    .clone()
    .withIccProfile('p3')
    .withExif({
      IFD0: { Copyright: 'Demo', Make: 'Demo' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 2/1 0/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><Demo/></x:xmpmeta>')
    .jpeg()
    .toBuffer();
  expect(Object.keys(await sharp(original).metadata())).toEqual(expect.arrayContaining(['exif', 'icc', 'xmp']));
  const all = [await render(original, still()), await render(fixture('phone.heic'), still())].flatMap(
    ({ renditions }) => renditions,
  );
  for (const { bytes } of all) {
    const kept = Object.keys(await sharp(bytes).metadata());
    for (const kind of ['exif', 'icc', 'xmp', 'iptc', 'comments', 'orientation']) expect(kept).not.toContain(kind);
    expect(bytes.includes('Demo') || bytes.includes('Exif') || bytes.includes('ICC_PROFILE')).toBe(false);
  }
});

test('the same bytes make the same renditions', async () => {
  const original = await (await drawCorners(2500, 1900)).jpeg().toBuffer();
  const [first, second] = await Promise.all([render(original, still()), render(original, still())]);
  expect(isDeepStrictEqual(first, second)).toBe(true); // of megabytes, which a matcher takes seconds to compare
});

test('the placeholder is a ThumbHash of the picture', async () => {
  const { thumbHashToAverageRGBA, thumbHashToApproximateAspectRatio } = await import('thumbhash');
  const sand = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#b08860' } })
    .png()
    .toBuffer();
  const hash = Buffer.from((await render(sand, still())).placeholder, 'base64');
  const { r, g, b, a } = thumbHashToAverageRGBA(hash);
  expect([r * 255, g * 255, b * 255].map((level, at) => Math.abs(level - [0xb0, 0x88, 0x60][at]!) < 12)).toEqual([
    true,
    true,
    true,
  ]);
  expect(a).toBe(1);
  expect(thumbHashToApproximateAspectRatio(hash)).toBeCloseTo(4 / 3, 0);
});

test('work that is called off ends, and is not the fault of the picture', async () => {
  const stop = new AbortController();
  const reason = new Error('the worker is stopping');
  for (const original of [await (await drawCorners(4000, 3000)).png().toBuffer(), fixture('48-megapixels.heic')]) {
    const going = render(original, stop.signal);
    stop.abort(reason);
    await expect(going).rejects.toBe(reason);
  }
});

test('Unreadable says why in its reason', () => {
  expect(new Unreadable('truncated')).toMatchObject({ name: 'Unreadable', reason: 'truncated' });
});
