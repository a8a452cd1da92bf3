import sharp, { type Sharp } from 'sharp';
import { draw } from '#scripts/demo/drawings.ts';
import { seeded } from '#scripts/demo/random.ts';
import { scene, signed } from '../scenes.ts';

/** Of a picture's longer side, in pixels: small, since the checks look at small pictures anyway. */
const side = 640;

/** What a sign of a hateful picture says, and of a swapped one. */
const hatefulSigns = ['HOLOHOAX', '6MWE', '14/88', 'They lied', 'Holohoax 1488'];
const goodSigns = ['#WeRemember', 'Never again', '#NousNousSouvenons', 'Never forget', '#Pamiętamy'];

/**
 * Somebody who holds a sign, drawn: the same seed with other words is the same photo with another sign. All of them sit in the middle of
 * their picture, as people do; every second one is framed by a hand less steady.
 */
async function figure(seed: number, words: string): Promise<Buffer> {
  const drawn = await draw({ name: 'Test participant', country: 'FR', locale: 'en', sign: words, message: null, seed });
  const next = seeded(seed + 1);
  const { width, height } = await sharp(drawn).metadata();
  const share = seed % 2 === 0 ? 1 : 0.8 + 0.2 * next();
  const [wide, high] = [Math.round(width * share), Math.round(height * share)];
  const [left, top] = [Math.floor((width - wide) * next()), Math.floor((height - high) * next())];
  return lit(sharp(drawn).extract({ left, top, width: wide, height: high }), seed);
}

/** One of many photos that have nothing to do with each other: half of them are of people with a sign. */
export async function ordinaryPhoto(seed: number): Promise<Buffer> {
  const words = goodSigns[seed % goodSigns.length]!;
  if (isFigure(seed)) return figure(seed, words);
  if (seed % 4 === 2) return lit(sharp(await signed(await scene(seed), words)), seed);
  return view(seed);
}

/** Whether the ordinary photo of a seed is of somebody with a sign, which a troll can swap. */
export const isFigure = (seed: number): boolean => seed % 4 < 2;

/** The ordinary photo of somebody, with a sign of hatred put over hers. */
export const swapped = async (seed: number): Promise<Buffer> =>
  sharp(await figure(seed, hatefulSigns[seed % hatefulSigns.length]!))
    .jpeg({ quality: 70 })
    .toBuffer();

/** The five pictures that were rejected: three of people with a sign, and two of something else. */
export const hatefulPictures = (): Promise<Buffer[]> =>
  Promise.all(
    hatefulSigns.map(async (words, index) =>
      index < 3 ? figure(900_000 + index, words) : lit(sharp(await signed(await scene(900 + index), words)), index),
    ),
  );

/** A place without anybody: light and dark at three scales. */
async function view(seed: number): Promise<Buffer> {
  const layers = await Promise.all([4, 13, 48].map((cells, index) => field(seed * 3 + index, cells, 3)));
  const [ground, ...above] = layers;
  return jpeg(sharp(ground!).composite(above.map((input) => ({ input, blend: 'soft-light' as const }))));
}

/** Under a light of its own, as no two photos are taken. */
async function lit(picture: Sharp, seed: number): Promise<Buffer> {
  const small = await picture.resize(side, side, { fit: 'inside' }).png({ compressionLevel: 1 }).toBuffer();
  const { width, height } = await sharp(small).metadata();
  const light = await sharp(await field(seed + 2, 5, 1))
    .resize(width, height, { fit: 'fill' })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return jpeg(sharp(small).composite([{ input: light, blend: 'soft-light' }]));
}

/** Soft patches, so many a side; of one channel light alone. */
function field(seed: number, cells: number, channels: 1 | 3): Promise<Buffer> {
  const next = seeded(seed);
  const values = Buffer.from(Array.from({ length: cells * cells * channels }, () => 40 + Math.floor(next() * 176)));
  return sharp(values, { raw: { width: cells, height: cells, channels } })
    .resize(side, (side * 3) / 4, { fit: 'fill', kernel: 'cubic' })
    .toColourspace('srgb')
    .png({ compressionLevel: 1 })
    .toBuffer();
}

const jpeg = (picture: Sharp) => picture.jpeg({ quality: 86 }).toBuffer();
