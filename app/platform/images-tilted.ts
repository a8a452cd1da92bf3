import sharp from 'sharp';

/** A place in a picture: from its left and its top, 0 to 1. */
export type Point = [x: number, y: number];

/** A picture as one pass of a reader sees it: grey, turned by some degrees and scaled. */
export interface Tilted {
  /** Uncompressed. */
  png: Buffer;
  /** Where a pixel of it lies in the picture that was not turned. */
  place(x: number, y: number): Point;
}

/**
 * A picture turned clockwise, once for each of these longer sides in pixels; what the turn uncovers is grey.
 * @param bytes a rendition, which we made
 */
export async function tilted(bytes: Buffer, degrees: number, sides: readonly number[]): Promise<Tilted[]> {
  const largest = Math.max(...sides);
  const { data: level, info } = await sharp(bytes)
    .resize(largest, largest, { fit: 'inside' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const turned = await sharp(level, { raw: info })
    .rotate(degrees, { background: '#808080' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const { width, height } = turned.info;
  return Promise.all(
    sides.map(async (side) => {
      const share = side / largest;
      return {
        png: await sharp(turned.data, { raw: turned.info })
          .resize(Math.round(width * share), Math.round(height * share), { fit: 'fill' })
          .png({ compressionLevel: 0 })
          .toBuffer(),
        place(x, y) {
          const [right, down] = [x / share - width / 2, y / share - height / 2];
          return [
            within((right * cos + down * sin) / info.width + 0.5),
            within((down * cos - right * sin) / info.height + 0.5),
          ];
        },
      };
    }),
  );
}

/** A turned word may reach out of the picture by a hair; four digits are a tenth of a pixel. */
const within = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000;
