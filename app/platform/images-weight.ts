import type { Metadata } from 'sharp';

/** The renditions' pixels, their encoders and whatever else no decoder's size depends on, in bytes. */
const renditionsBytes = 60_000_000;

/** What a decoder needs beside the picture: the pixels of the largest rendition, a thread's own program. */
const besideBytes = 25_000_000;

/**
 * How many bytes reading a picture takes at its peak, from its header alone. Most decoders hold a strip of it, some
 * the whole picture, some several copies. The factors were measured as the peak memory of a process that reads 20 to
 * 100 megapixels of each kind (docs/decisions/0004) and rounded up.
 */
export function bytesToRead(seen: Metadata): number {
  const pixels = seen.width * (seen.pageHeight ?? seen.height);
  return Math.max(renditionsBytes, besideBytes + Math.ceil(pixels * bytesPerPixel(seen)));
}

function bytesPerPixel(seen: Metadata): number {
  const sample = bytesPerSample(seen);
  switch (seen.format) {
    case 'jpeg':
      return seen.isProgressive ? coefficientBytes(seen) : 0.4;
    case 'png':
      return seen.isProgressive ? seen.channels * sample + 0.8 : 0.8; // interlaced
    case 'tiff':
      return 1.4 * seen.channels * sample + 0.5; // planes one behind the other; in one plane less
    case 'heif':
      return seen.compression === 'hevc' ? heicBytes(seen) : sample === 1 ? 20 : 26;
    default:
      return 5; // WebP and GIF keep a canvas of 4 bytes a pixel
  }
}

/** A JPEG that comes in several scans is kept whole as coefficients of two bytes. 4:2:0 halves their number. */
function coefficientBytes({ chromaSubsampling, channels }: Metadata): number {
  return 2 * (chromaSubsampling === '4:2:0' ? 1.5 : channels) + 0.4;
}

/** In the decoder's memory, and once more on the way out of its thread; above 33 megapixels that is a quarter. */
function heicBytes({ width, height, hasAlpha, bitsPerSample }: Metadata): number {
  if (hasAlpha) return 13;
  return (bitsPerSample === 8 ? 6.8 : 9.7) + (width * height > 34_000_000 ? 0.8 : 3);
}

function bytesPerSample({ depth }: Metadata): number {
  if (depth === 'uchar' || depth === 'char') return 1;
  if (depth === 'ushort' || depth === 'short') return 2;
  return depth === 'int' || depth === 'uint' || depth === 'float' ? 4 : 16;
}
