import sharp, { type Metadata } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import type { Rgb } from './images-carrier.ts';
import { decode, isHevc, liesOnItsSide, toRgb, within } from './images-decode.ts';
import { countScans } from './images-scans.ts';
import { bytesToRead } from './images-weight.ts';
import { headBytes, pictureType } from './picture-type.ts';
import { turns } from './turns.ts';

/** Jobs run side by side already: more threads in each would cost memory and gain nothing over a whole evening. */
sharp.concurrency(1);

/** No picture is read twice, so that to remember the last operations would only hold their memory. */
sharp.cache(false);

export type RenditionName = 'thumb' | 'card' | 'wall' | 'wall4k';

export interface Rendered {
  name: RenditionName;
  type: 'image/webp' | 'image/jpeg';
  bytes: Buffer;
  /** In pixels. */
  width: number;
  height: number;
}

/** What a picture turned out to be, and what was made of it. */
export interface Picture {
  /** `jpeg`, `png`, `webp`, `gif`, `tiff`, `avif` or `heic`: what the bytes are, whatever the file's name claims. */
  format: string;
  /** Of the original, upright, in pixels. */
  width: number;
  height: number;
  animated: boolean;
  /** ThumbHash, base64. */
  placeholder: string;
  renditions: Rendered[];
  /** Of the `card` rendition, for whatever looks at the picture. */
  pixels: Rgb;
  /** Of the `thumb` rendition, for what looks at it many times. */
  small: Rgb;
}

export type UnreadableReason = 'not-a-picture' | 'truncated' | 'too-many-pixels' | 'too-heavy' | 'unsupported';

/** The bytes are no usable picture, and never will be. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly reason: UnreadableReason;
  constructor(reason: UnreadableReason, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

/** Largest first: each is made from the pixels of the one before it. */
const sizes = [
  { name: 'wall4k', width: 3840, height: 2160, type: 'image/jpeg', quality: 80 },
  { name: 'wall', width: 1920, height: 1080, type: 'image/jpeg', quality: 82 },
  { name: 'card', width: 960, height: 960, type: 'image/webp', quality: 78 },
  { name: 'thumb', width: 320, height: 320, type: 'image/webp', quality: 72 },
] as const;
type Size = (typeof sizes)[number];
const [wall4k, wall, card] = sizes;

/**
 * What all the pictures that are being read may hold together, in bytes. With Node, the originals and what waits
 * for the garbage collector on top, the process stays below 1 GB.
 */
const budgetBytes = 450_000_000;
const pictures = turns(budgetBytes);

const maxPixels = 100_000_000;
const maxSide = 20_000;

/** Encoders draw a JPEG in ten scans, some in sixty at most; each passes over the whole picture. */
const maxScans = 100;

/**
 * Decodes once, resizes once to the largest, derives the rest from the pixels of the one before. Applies
 * orientation, converts to sRGB, drops all metadata, never enlarges; of an animated picture takes the first frame.
 * Waits for its turn where there is no memory for one more.
 * @throws {Unreadable} when the bytes are no picture that can be read within the limits
 */
export async function render(original: Buffer, signal: AbortSignal): Promise<Picture> {
  const seen = await look(original);
  return pictures.inTurn(bytesToRead(seen), signal, async () => {
    let pixels = await read(original, seen, signal);
    const renditions: Rendered[] = [];
    let looked = pixels;
    for (const size of sizes) {
      signal.throwIfAborted();
      if (size === wall4k && fits(pixels, wall)) continue;
      if (!fits(pixels, size)) pixels = await toRgb(within(fromRgb(pixels), size));
      if (size === card) looked = pixels;
      renditions.push({
        name: size.name,
        type: size.type,
        bytes: await encode(pixels, size),
        width: pixels.width,
        height: pixels.height,
      });
    }
    return {
      ...factsOf(seen, original),
      placeholder: await placeholderOf(pixels),
      renditions,
      pixels: looked,
      small: pixels,
    };
  });
}

/** The pixels of a rendition, which we made: upright, sRGB and small. */
export const readRendition = (bytes: Buffer): Promise<Rgb> =>
  toRgb(sharp(bytes, { limitInputPixels: wall4k.width * wall4k.height }));

/** Reads the header only, and refuses what must not be decoded. */
async function look(original: Buffer): Promise<Metadata> {
  if (!(await pictureType(original.subarray(0, headBytes)))) throw new Unreadable('not-a-picture');
  const seen = await sharp(original, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw new Unreadable(reasonFor(cause), { cause });
    });
  const height = seen.pageHeight ?? seen.height;
  if (seen.width > maxSide || height > maxSide || seen.width * height > maxPixels)
    throw new Unreadable('too-many-pixels');
  if (bytesToRead(seen) > budgetBytes) throw new Unreadable('too-heavy');
  if (seen.format === 'jpeg' && seen.isProgressive && countScans(original, maxScans + 1) > maxScans)
    throw new Unreadable('too-heavy');
  return seen;
}

async function read(original: Buffer, seen: Metadata, signal: AbortSignal): Promise<Rgb> {
  const pixels = await decode(original, seen, wall4k, signal).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new Unreadable(reasonFor(cause), { cause });
  });
  if (typeof pixels === 'string') throw new Unreadable(pixels);
  return pixels;
}

/** libvips says what it cannot do in words alone. All else that stops it is damage. */
function reasonFor(cause: unknown): UnreadableReason {
  const words = String(cause);
  if (words.includes('timeout')) return 'too-heavy';
  return /undefined bits per pixel|unsupported (feature|codec)|out of range|channel limit/i.test(words)
    ? 'unsupported'
    : 'truncated';
}

const fits = (pixels: Rgb, box: Size) => pixels.width <= box.width && pixels.height <= box.height;

const fromRgb = ({ data, width, height }: Rgb) => sharp(data, { raw: { width, height, channels: 3 } });

/** Fast on purpose: WebP's effort 1 takes a third of the default's time for 5 % more bytes; Huffman tables stay as they are. */
function encode(pixels: Rgb, { type, quality }: Size): Promise<Buffer> {
  const picture = fromRgb(pixels);
  return (
    type === 'image/webp' ? picture.webp({ quality, effort: 1 }) : picture.jpeg({ quality, optimiseCoding: false })
  ).toBuffer();
}

/** The hash takes at most 100 pixels a side, with alpha. */
async function placeholderOf(pixels: Rgb): Promise<string> {
  const { data, info } = await within(fromRgb(pixels), { width: 100, height: 100 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}

function factsOf(seen: Metadata, original: Buffer): Pick<Picture, 'format' | 'width' | 'height' | 'animated'> {
  const size = { width: seen.width, height: seen.pageHeight ?? seen.height };
  const turned = liesOnItsSide(seen.orientation ?? 1);
  return {
    format: isHevc(seen) ? 'heic' : seen.format === 'heif' ? 'avif' : seen.format,
    ...(turned ? { width: size.height, height: size.width } : size),
    animated: isAnimated(seen, original),
  };
}

/** sharp reads an animated PNG as a still one; its control chunk stands before the pixels. */
function isAnimated({ format, pages = 1 }: Metadata, original: Buffer): boolean {
  if (format === 'png') return original.subarray(0, original.indexOf('IDAT')).includes('acTL');
  return pages > 1 && (format === 'gif' || format === 'webp');
}
