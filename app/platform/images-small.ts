import sharp from 'sharp';

/** On the longer side, in pixels: enough for a classifier, and no more of a person than it needs. */
const smallPx = 1024;

/** A rendition drawn anew, small and without anything but its pixels, as a JPEG. */
export const smallJpeg = (rendition: Buffer): Promise<Buffer> =>
  sharp(rendition)
    .resize(smallPx, smallPx, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80 })
    .toBuffer();
