import sharp, { type Metadata, type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { decodeHeic } from './heic.ts';
import { takeTurn } from './images-turns.ts';

/** Jobs run side by side already: one thread a picture keeps memory and time predictable, and nothing is met twice. */
sharp.concurrency(1);
sharp.cache(false);

export type RenditionName = 'thumb' | 'card' | 'wall' | 'wall4k';

export interface Rendered {
  name: RenditionName;
  type: 'image/webp' | 'image/jpeg';
  bytes: Buffer;
  width: number;
  height: number;
}

/** What a picture turned out to be. */
export interface Picture {
  format: string;
  /** Of the original, upright, in pixels. */
  width: number;
  height: number;
  animated: boolean;
  /** ThumbHash, base64. */
  placeholder: string;
  renditions: Rendered[];
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

const maxPixels = 100_000_000;
const maxSide = 20_000;

/** A format that must be held whole while it is decoded may take so many bytes: the process has 1 GB for everything. */
const maxHeldBytes = 450_000_000;

/** HEIC is held several times over in WebAssembly. */
const maxHeicPixels = 50_000_000;

/** From this many bytes of pixels on, pictures are read one at a time. */
const largeBytes = 90_000_000;

/** No single picture takes longer, in seconds. */
const patienceSeconds = 60;

/** The ground under transparent pictures: paper, since it is signs that come without one. */
const paper = '#ffffff';

interface Raw {
  data: Buffer;
  info: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

/**
 * Decodes once, resizes once to the largest, derives the rest from the pixels of the one before. Applies
 * orientation, converts to sRGB, drops all metadata, never enlarges; of an animated picture takes the first frame.
 * @throws {Unreadable} when the bytes are no still picture that we can read within our limits
 */
export async function render(original: Buffer, signal: AbortSignal): Promise<Picture> {
  const seen = await look(original);
  return takeTurn(heldBytes(seen) > largeBytes, async () => {
    signal.throwIfAborted();
    let pixels = await decode(original, seen, signal);
    const { width, height } = upright(seen);
    const renditions: Rendered[] = [];
    for (const size of sizes) {
      signal.throwIfAborted();
      if (size.name === 'wall4k' && !isLargerThanWall(pixels.info)) continue;
      pixels = await shrink(pixels, size);
      renditions.push({
        name: size.name, type: size.type, bytes: await encode(pixels, size), width: pixels.info.width, height: pixels.info.height,
      });
    }
    return { format: formatOf(seen), width, height, animated: (seen.pages ?? 1) > 1, placeholder: await placeholderOf(pixels), renditions };
  });
}

/** Reads the header only, and refuses what is too large to be decoded. */
async function look(original: Buffer): Promise<Metadata> {
  const seen = await sharp(original, { limitInputPixels: false }).metadata().catch((cause: unknown) => {
    throw new Unreadable('not-a-picture', { cause });
  });
  if (seen.format === 'svg' || seen.format === 'pdf') throw new Unreadable('not-a-picture');
  const height = seen.pageHeight ?? seen.height;
  if (seen.width > maxSide || height > maxSide || seen.width * height > maxPixels) throw new Unreadable('too-many-pixels');
  if (heldBytes(seen) > maxHeldBytes) throw new Unreadable('too-heavy');
  return seen;
}

/** How many bytes a decoder keeps at once: a strip for most, the whole picture for those that come in passes. */
function heldBytes(seen: Metadata): number {
  const { width, channels, depth, format, isProgressive } = seen;
  const pixels = width * (seen.pageHeight ?? seen.height);
  const sample = depth === 'uchar' || depth === 'char' ? 1 : depth === 'ushort' || depth === 'short' ? 2 : 4;
  if (isProgressive && format === 'jpeg') return pixels * channels * 2; // coefficients
  if (isProgressive || format === 'webp' || format === 'heif' || format === 'gif' || format === 'tiff') return pixels * channels * sample;
  return 0;
}

async function decode(original: Buffer, seen: Metadata, signal: AbortSignal): Promise<Raw> {
  if (isHevc(seen)) return decodeHevc(original, signal);
  const picture = sharp(original, {
    limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true, pages: 1, ignoreIcc: isSrgb(seen),
  }).timeout({ seconds: patienceSeconds });
  try {
    const small = picture.autoOrient().resize(sizes[0].width, sizes[0].height, { fit: 'inside', withoutEnlargement: true });
    return await finishColours(small, seen);
  } catch (cause) {
    throw new Unreadable(/unsupported|not supported/i.test(String(cause)) ? 'unsupported' : 'truncated', { cause });
  }
}

/**
 * A profile is applied after the resize, to a quarter of the pixels or fewer: the small picture goes through an
 * uncompressed TIFF that carries the profile along. CMYK is converted on the way in, as its resize wants.
 */
async function finishColours(small: Sharp, seen: Metadata): Promise<Raw> {
  if (!seen.icc || isSrgb(seen) || seen.space === 'cmyk') return raw(small);
  const carried = await small.keepIccProfile().tiff({ compression: 'none' }).toBuffer();
  return raw(sharp(carried).timeout({ seconds: patienceSeconds }));
}

const raw = (picture: Sharp): Promise<Raw> =>
  picture.flatten({ background: paper }).toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true }) as Promise<Raw>;

async function decodeHevc(original: Buffer, signal: AbortSignal): Promise<Raw> {
  const pixels = await decodeHeic(original, maxHeicPixels, signal);
  if (typeof pixels === 'string') throw new Unreadable(pixels);
  const { data, width, height } = pixels;
  return raw(sharp(data, { raw: { width, height, channels: 4 } })
    .resize(sizes[0].width, sizes[0].height, { fit: 'inside', withoutEnlargement: true }));
}

async function shrink({ data, info }: Raw, { width, height }: (typeof sizes)[number]): Promise<Raw> {
  if (info.width <= width && info.height <= height) return { data, info };
  return await (sharp(data, { raw: info }).resize(width, height, { fit: 'inside', withoutEnlargement: true }).raw()
    .toBuffer({ resolveWithObject: true }) as Promise<Raw>);
}

function encode({ data, info }: Raw, { type, quality }: (typeof sizes)[number]): Promise<Buffer> {
  const picture = sharp(data, { raw: info });
  // Fast settings on the hot path: Huffman tables as they are, and the least WebP effort that is not the worst.
  return (type === 'image/jpeg' ? picture.jpeg({ quality, optimiseCoding: false }) : picture.webp({ quality, effort: 1 })).toBuffer();
}

async function placeholderOf({ data, info }: Raw): Promise<string> {
  const small = await sharp(data, { raw: info }).resize(100, 100, { fit: 'inside' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(small.info.width, small.info.height, small.data)).toString('base64');
}

const isLargerThanWall = ({ width, height }: { width: number; height: number }) => width > sizes[1].width || height > sizes[1].height;

const isHevc = ({ format, compression }: Metadata) => format === 'heif' && compression === 'hevc';

const formatOf = (seen: Metadata) => (isHevc(seen) ? 'heic' : seen.format === 'heif' ? 'avif' : seen.format);

/** Orientations 5 to 8 (EXIF 2.3) lie on their side. */
const upright = (seen: Metadata) => {
  const height = seen.pageHeight ?? seen.height;
  return (seen.orientation ?? 1) >= 5 && !isHevc(seen) ? { width: height, height: seen.width } : { width: seen.width, height };
};

/** Whether a profile only says what we assume: its description names sRGB, in 8-bit letters or UTF-16. */
const isSrgb = ({ icc }: Metadata) =>
  icc !== undefined && (icc.includes('sRGB') || icc.includes(Buffer.from('sRGB', 'utf16le').swap16()));
