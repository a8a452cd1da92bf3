import sharp, { type Sharp } from 'sharp';

/** A picture with only the middle of it left, by its share of width and height. */
async function cropped(picture: Buffer, share: number): Promise<Sharp> {
  const { width, height } = await sharp(picture).metadata();
  const [wide, high] = [Math.round(width * share), Math.round(height * share)];
  const [left, top] = [(width - wide) >> 1, (height - high) >> 1];
  return sharp(picture).extract({ left, top, width: wide, height: high });
}

const bordered = (picture: Buffer) =>
  sharp(picture).extend({ top: 36, bottom: 36, left: 48, right: 48, background: '#ffffff' });

/** What somebody does to a picture so that it is not known again: each makes another file of it. */
const ways: [how: string, make: (picture: Buffer) => Sharp | Promise<Sharp>][] = [
  ['recompressed', (picture) => sharp(picture).jpeg({ quality: 30 })],
  ['resized', (picture) => sharp(picture).resize(300)],
  ['tinted', (picture) => sharp(picture).tint('#c07030')],
  ['blurred', (picture) => sharp(picture).blur(2)],
  ['mirrored', (picture) => sharp(picture).flop()],
  ['rotated by 90°', (picture) => sharp(picture).rotate(90)],
  ['in a white border', bordered],
  ['cut to 90 % around its middle', (picture) => cropped(picture, 0.9)],
  ['mirrored in a white border', async (picture) => bordered(await sharp(picture).flop().toBuffer())],
];

/** Each way, and what it makes: a JPEG unless the way has its own. */
export const variants = ways.map(
  ([how, make]) => [how, async (picture: Buffer) => (await make(picture)).jpeg().toBuffer()] as const,
);

/** One picture in every variant. */
export const everyVariantOf = (picture: Buffer): Promise<Buffer[]> =>
  Promise.all(variants.map(([, make]) => make(picture)));
