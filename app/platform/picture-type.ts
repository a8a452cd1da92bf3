import { fileTypeFromBuffer } from 'file-type';

export const pictureTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/heic',
  'image/heif',
  'image/tiff',
] as const;
export type PictureType = (typeof pictureTypes)[number];

/** One kind of picture under several names: image sequences and animated PNG are read as their first frame. */
const alias: Record<string, PictureType> = {
  'image/apng': 'image/png',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heif',
};

/** How many of a file's first bytes tell its type. */
export const headBytes = 4_100;

/**
 * What a file's first bytes ({@link headBytes} suffice) say that it is, whatever its name claims; undefined when it is no
 * picture that we read. SVG is none: it is a program as much as a picture.
 */
export async function pictureType(head: Uint8Array): Promise<PictureType | undefined> {
  const found = await fileTypeFromBuffer(head);
  if (!found) return isTiff(head) ? 'image/tiff' : undefined;
  const mime = alias[found.mime] ?? found.mime;
  return pictureTypes.find((type) => type === mime);
}

/** file-type wants to see the first directory of a TIFF, which most programs write behind the pixels. */
function isTiff(head: Uint8Array): boolean {
  const magic = String.fromCharCode(...head.subarray(0, 4));
  return magic === 'II*\0' || magic === 'MM\0*';
}
