import sharp from 'sharp';
import { expect, test } from 'vitest';
import { render } from './images.ts';

/** Name, width and height of each rendition of a plain picture. */
async function sizesOf(width: number, height: number): Promise<string[]> {
  const original = await sharp({ create: { width, height, channels: 3, background: '#b08860' } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const { renditions } = await render(original, new AbortController().signal);
  for (const { bytes, type, ...said } of renditions) {
    const { format, width: is, height: high } = await sharp(bytes).metadata();
    expect([`image/${format}`, is, high]).toEqual([type, said.width, said.height]);
  }
  return renditions.map((one) => `${one.name} ${one.width}×${one.height}`);
}

test.for([
  [4000, 3000, ['wall4k 2880×2160', 'wall 1440×1080', 'card 960×720', 'thumb 320×240']],
  [3000, 4000, ['wall4k 1620×2160', 'wall 810×1080', 'card 720×960', 'thumb 240×320']],
  [6000, 3375, ['wall4k 3840×2160', 'wall 1920×1080', 'card 960×540', 'thumb 320×180']],
  [1921, 1080, ['wall4k 1921×1080', 'wall 1920×1079', 'card 960×540', 'thumb 320×180']],
  [1920, 1080, ['wall 1920×1080', 'card 960×540', 'thumb 320×180']],
  [700, 500, ['wall 700×500', 'card 700×500', 'thumb 320×229']],
  [100, 60, ['wall 100×60', 'card 100×60', 'thumb 100×60']],
  [1, 1, ['wall 1×1', 'card 1×1', 'thumb 1×1']],
  [20_000, 2, ['wall4k 3840×1', 'wall 1920×1', 'card 960×1', 'thumb 320×1']],
] as const)(
  '%i × %i pixels become renditions within their boxes, never larger than it',
  async ([width, height, sizes]) => {
    expect(await sizesOf(width, height)).toEqual(sizes);
  },
);
