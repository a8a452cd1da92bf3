import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { render, Unreadable } from '#app/platform/images.ts';
import { cornersOf, drawCorners } from '#tests/photos/corners.ts';
import { damage, deepExif, gif, jpeg, lieAboutSize, png, pngBomb, tiff, withSegment } from './pictures.ts';

const fixture = (name: string) => readFileSync(new URL(`../photos/${name}`, import.meta.url));
const corners = await drawCorners();
const photo = await corners.clone().jpeg({ quality: 95 }).toBuffer();
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

/** What became of a picture: `format width×height`, or why it is unreadable. */
async function outcomeOf(bytes: Buffer): Promise<string> {
  try {
    const { format, width, height } = await render(bytes, new AbortController().signal);
    return `${format} ${width}×${height}`;
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  }
}

describe('what is no picture is refused', () => {
  const kinds: Record<string, Buffer> = {
    'nothing at all': Buffer.alloc(0),
    'words under the name of a picture': Buffer.from('I remember. '.repeat(1_000)),
    zeros: Buffer.alloc(100_000),
    'an SVG': Buffer.from(svg),
    'an SVG that is packed': gzipSync(svg),
    'an SVG whose entities multiply': Buffer.from(
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "${'x'.repeat(99)}">${'bcdefgh'.replace(/./g, (name, at: number) => `<!ENTITY ${name} "${`&${'abcdefg'[at]};`.repeat(20)}">`)}]>${svg.replace('alert(1)', '&h;')}`,
    ),
    'a page': Buffer.from('<!doctype html><title>x</title>'),
    'a PDF with a picture in it': Buffer.concat([Buffer.from('%PDF-1.7\n'), photo]),
  };
  test.for(Object.keys(kinds))('%s', async (kind) => {
    expect(await outcomeOf(kinds[kind]!)).toBe('not-a-picture');
  });
});

describe('what is two things at once is read as the picture that it is', () => {
  const kinds: Record<string, [Buffer, string]> = {
    'a JPEG with an archive behind it': [
      Buffer.concat([photo, Buffer.from('PK\x03\x04\x14\0\0\0\0\0', 'latin1'), Buffer.alloc(5_000, 7)]),
      'jpeg 320×240',
    ],
    'a JPEG with a film behind it': [
      Buffer.concat([photo, Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0', 'latin1'), Buffer.alloc(50_000, 0xda)]),
      'jpeg 320×240',
    ],
    'a JPEG with a page in its comment': [
      withSegment(photo, Buffer.concat([Buffer.from([0xff, 0xfe, 0, 2 + svg.length]), Buffer.from(svg)])),
      'jpeg 320×240',
    ],
    'a GIF with an SVG in its comment': [
      Buffer.concat([
        gif(1).subarray(0, 19),
        Buffer.from([0x21, 0xfe, svg.length]),
        Buffer.from(`${svg}\0`),
        gif(1).subarray(19),
      ]),
      'gif 1×1',
    ],
    'a GIF that begins a script': [Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from('*/=1;alert(1)')]), 'truncated'],
  };
  test.for(Object.keys(kinds))('%s', async (kind) => {
    const [bytes, outcome] = kinds[kind]!;
    expect(await outcomeOf(bytes)).toBe(outcome);
  });

  test('and no page, script or archive is left in its renditions', async () => {
    const { renditions } = await render(
      Buffer.concat([
        withSegment(photo, Buffer.concat([Buffer.from([0xff, 0xfe, 0, 2 + svg.length]), Buffer.from(svg)])),
        Buffer.from('PK\x03\x04'),
      ]),
      new AbortController().signal,
    );
    for (const { bytes } of renditions) {
      expect(await cornersOf(bytes)).toBe('RGBW');
      for (const trace of ['svg', 'script', 'PK\x03\x04']) expect(bytes.includes(trace)).toBe(false);
    }
  });
});

describe('what was cut off on its way is refused', () => {
  const whole: Record<string, () => Promise<Buffer>> = {
    jpeg: () => corners.clone().jpeg({ quality: 95 }).toBuffer(),
    'progressive jpeg': () => corners.clone().jpeg({ progressive: true, quality: 95 }).toBuffer(),
    png: () => corners.clone().png().toBuffer(),
    'interlaced png': () => corners.clone().png({ progressive: true }).toBuffer(),
    webp: () => corners.clone().webp().toBuffer(),
    'lossless webp': () => corners.clone().webp({ lossless: true }).toBuffer(),
    gif: () => corners.clone().gif().toBuffer(),
    tiff: () => corners.clone().tiff({ compression: 'lzw' }).toBuffer(),
    avif: () => corners.clone().avif().toBuffer(),
    heic: async () => fixture('plain.heic'),
  };
  test.for(Object.keys(whole))('a %s of which the last third, or all but the head, is missing', async (kind) => {
    const bytes = await whole[kind]!();
    for (const part of [0.67, 0.4, 0.1])
      expect([part, await outcomeOf(bytes.subarray(0, Math.max(20, bytes.length * part)))]).toEqual([
        part,
        'truncated',
      ]);
  });
});

describe('what asks for too much is refused before it is decoded', () => {
  const side = 10_000;
  const kinds: Record<string, [Buffer, string]> = {
    'more than 100 megapixels': [png({ width: 10_001, height: 10_000, depth: 1, kind: 0 }), 'too-many-pixels'],
    'a bomb: 400 megapixels in 220 kB': [png({ width: 20_000, height: 20_000, depth: 1, kind: 0 }), 'too-many-pixels'],
    'more than 20,000 pixels on a side': [png({ width: 20_001, height: 1 }), 'too-many-pixels'],
    'the same standing': [png({ width: 1, height: 20_001 }), 'too-many-pixels'],
    'a JPEG of 65,000 pixels a side': [jpeg({ width: 65_000, height: 65_000 }).subarray(0, 3_000), 'too-many-pixels'],
    'an interlaced PNG of 16 bits and 100 megapixels': [
      png({ width: side, height: side, depth: 16, kind: 6, interlaced: true, pixels: Buffer.alloc(9) }),
      'too-heavy',
    ],
    'a JPEG of four inks, one after the other, and 100 megapixels': [
      jpeg({ width: side, height: side, components: 4, separate: true }),
      'too-heavy',
    ],
    'a JPEG of 20,000 scans': [jpeg({ width: 4_000, height: 4_000, emptyScans: 20_000 }), 'too-heavy'],
    'a TIFF of 16 bits and 90 megapixels': [
      tiff({ width: 9_000, height: side, samples: 4, depth: 16, planes: true }),
      'too-heavy',
    ],
    'a TIFF of one huge tile': [tiff({ width: 100, height: 100, tile: 16_384 }), 'unsupported'],
    'a HEIC that is larger inside': [lieAboutSize(fixture('48-megapixels.heic'), 64, 64), 'too-heavy'],
    'a HEIC that claims to be huge': [lieAboutSize(fixture('plain.heic'), 20_000, 20_000), 'too-many-pixels'],
    'a HEIC that claims to be large': [lieAboutSize(fixture('plain.heic'), 9_000, 9_000), 'too-heavy'],
  };
  test.for(Object.keys(kinds))('%s', async (kind) => {
    const [bytes, outcome] = kinds[kind]!;
    const before = process.cpuUsage();
    expect(await outcomeOf(bytes)).toBe(outcome);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(400); // ms
  });

  test('an AVIF that is larger inside', async () => {
    const avif = await sharp({ create: { width: 6_000, height: 5_000, channels: 3, background: '#b08860' } })
      .avif({ effort: 0 })
      .toBuffer();
    expect(await outcomeOf(lieAboutSize(avif, 64, 64))).toBe('truncated');
  });
});

describe('what is odd but whole is read', () => {
  const kinds: Record<string, [Buffer, string]> = {
    'EXIF whose directories go round in circles': [withSegment(photo, deepExif(2_000)), 'jpeg 320×240'],
    'a profile that unpacks to 500 MB': [
      png({ width: 64, height: 64, chunks: [pngBomb('iCCP', 500_000_000)] }),
      'png 64×64',
    ],
    'a text that unpacks to 500 MB': [
      png({ width: 64, height: 64, chunks: [pngBomb('zTXt', 500_000_000)] }),
      'png 64×64',
    ],
    'an animation of 100,000 frames': [gif(100_000), 'gif 1×1'],
    'a line of 20,000 pixels': [png({ width: 20_000, height: 1 }), 'png 20000×1'],
  };
  test.for(Object.keys(kinds))('%s', async (kind) => {
    const [bytes, outcome] = kinds[kind]!;
    expect(await outcomeOf(bytes)).toBe(outcome);
  });
});

test('a coding that nobody here can read is told from damage', async () => {
  const strange = Buffer.from(
    fixture('plain.heic').toString('latin1').replaceAll('hvc1', 'unci').replaceAll('hvcC', 'uncC'),
    'latin1',
  );
  expect(await outcomeOf(strange)).toBe('unsupported');
});

test.for(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)(
  'a %s damaged in a hundred ways is read or refused, and nothing else happens',
  async (format) => {
    const whole = await corners.clone().resize(64, 48).toFormat(format).toBuffer();
    for (let seed = 0; seed < 100; seed++) await outcomeOf(damage(whole, seed)); // throws what is not Unreadable
  },
);

test('a HEIC damaged in twenty ways is read or refused, and nothing else happens', async () => {
  for (let seed = 0; seed < 20; seed++) await outcomeOf(damage(fixture('plain.heic'), seed));
});

describe('a process that reads the worst that is let in, all at once', () => {
  const side = 9_000;
  const plain = (channels: 3 | 4) =>
    sharp({
      create: { width: side, height: side, channels, background: { r: 120, g: 80, b: 60, alpha: 0.5 } },
    });
  const worst: Record<string, () => Buffer | Promise<Buffer>> = {
    'scans.jpg': () => jpeg({ width: 8_100, height: 8_100, emptyScans: 99 }),
    'separate.jpg': () => jpeg({ width: 8_100, height: 8_100, separate: true }),
    'interlaced.png': () => plain(4).png({ progressive: true, compressionLevel: 1 }).toBuffer(),
    'planes.tif': () => tiff({ width: side, height: side, planes: true }),
    'large.gif': () => plain(3).gif({ effort: 1 }).toBuffer(),
    'large.avif': () =>
      sharp({ create: { width: 5_000, height: 4_200, channels: 3, background: '#b08860' } })
        .avif({ effort: 0 })
        .toBuffer(),
    'phone.heic': () => fixture('48-megapixels.heic'),
    'refused.jpg': () => jpeg({ width: 10_000, height: 10_000, components: 4, separate: true }),
  };
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'worst-'));
    for (const [name, draw] of Object.entries(worst)) await writeFile(join(folder, name), await draw());
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('stays below 1 GB, and ends well', { timeout: 120_000 }, async () => {
    const program = new URL('./read-in-process.ts', import.meta.url).pathname;
    const files = Object.keys(worst).map((name) => join(folder, name));
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, ...files, files[0]!]);
    const { outcomes, peakBytes } = JSON.parse(stdout) as {
      outcomes: Record<string, string>;
      peakBytes: number;
    };
    expect(Object.fromEntries(Object.entries(outcomes).map(([file, outcome]) => [basename(file), outcome]))).toEqual({
      'scans.jpg': 'jpeg',
      'separate.jpg': 'jpeg',
      'interlaced.png': 'png',
      'planes.tif': 'tiff',
      'large.gif': 'gif',
      'large.avif': 'avif',
      'phone.heic': 'heic',
      'refused.jpg': 'too-heavy',
    });
    expect(peakBytes).toBeLessThan(1_000_000_000);
  });
});
