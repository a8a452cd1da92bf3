import sharp from 'sharp';
import type { Rgb } from './images-carrier.ts';

/** How much a colour may differ from the corner's and still be border, of 255: JPEG leaves no border even. */
const tolerance = 16;

/** A picture without the border of one colour around it; null where it has none, or is nothing else. */
export async function trimBorder(pixels: Rgb): Promise<Rgb | null> {
  const { width, height } = pixels;
  if (width < 3 || height < 3) return null;
  const { data, info } = await sharp(pixels.data, { raw: { width, height, channels: 3 } })
    .trim({ threshold: tolerance })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const same = info.width === width && info.height === height;
  return same || info.channels !== 3 ? null : { data, width: info.width, height: info.height };
}
