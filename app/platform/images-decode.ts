import sharp, { type Metadata, type Sharp } from 'sharp';
import { decodeHeic, type HeicFault } from './heic.ts';
import { carry, type Rgb } from './images-carrier.ts';
import { isForRgb, isSrgb } from './images-profile.ts';
import { bytesToRead } from './images-weight.ts';

/** No step may take longer, in seconds; 100 megapixels take two. */
const patienceSeconds = 60;

/** The ground under transparent pictures is paper: it is mostly signs, drawn dark on nothing, that come without one. */
const paper = '#ffffff';

/** A box in pixels, lying. */
interface Box {
  width: number;
  height: number;
}

/**
 * Decodes a picture at once to no more than `box` holds, upright, as sRGB on white. What costs by the pixel comes
 * after the resize: the conversion of colours and the turn.
 * @returns the pixels, or why a HEIC has none
 * @throws what sharp throws when the bytes are damaged, or when it takes too long
 */
export async function decode(
  original: Buffer,
  seen: Metadata,
  box: Box,
  signal: AbortSignal,
): Promise<Rgb | HeicFault> {
  const profile = seen.icc && isForRgb(seen.icc) && !isSrgb(seen.icc) ? seen.icc : undefined;
  if (isHevc(seen)) {
    const limits = { pixels: seen.width * seen.height, memoryBytes: bytesToRead(seen), box };
    const pixels = await decodeHeic(original, limits, signal);
    if (typeof pixels === 'string') return pixels;
    const { data, ...raw } = pixels;
    return finish(await toRgb(within(sharp(data, { raw }), box)), 1, profile);
  }
  const orientation = seen.orientation ?? 1; // AVIF has none: libheif turns it on the way in
  const ignoreIcc = profile !== undefined || (seen.icc !== undefined && isSrgb(seen.icc));
  const picture = sharp(original, {
    limitInputPixels: seen.width * seen.height,
    failOn: 'error',
    sequentialRead: true,
    ignoreIcc,
  });
  const small = await toRgb(
    within(picture, liesOnItsSide(orientation) ? { width: box.height, height: box.width } : box),
  );
  return finish(small, orientation, profile);
}

/** Orientations 5 to 8 of EXIF swap width and height. */
export const liesOnItsSide = (orientation: number): boolean => orientation >= 5;

/** High Efficiency Video Coding, as phones have it. */
export const isHevc = ({ format, compression }: Metadata): boolean => format === 'heif' && compression === 'hevc';

/** Fits a picture into a box; never enlarges it. Cubic is as good as Lanczos at these steps, and cheaper. */
export const within = (picture: Sharp, { width, height }: Box): Sharp =>
  picture.resize(width, height, { fit: 'inside', withoutEnlargement: true, kernel: 'cubic' });

/** Runs a pipeline to 8-bit red, green and blue. Ink, greys and 16 bits are converted by sharp on the way. */
export async function toRgb(picture: Sharp): Promise<Rgb> {
  const { data, info } = await picture
    .flatten({ background: paper })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .timeout({ seconds: patienceSeconds })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Turns the small picture upright and converts its colours, where there is need. */
async function finish(small: Rgb, orientation: number, profile: Buffer | undefined): Promise<Rgb> {
  if (orientation === 1 && !profile) return small;
  return toRgb(sharp(carry(small, orientation, profile)).autoOrient());
}
