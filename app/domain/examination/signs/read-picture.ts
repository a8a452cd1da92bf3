import { tilted, type Point } from '#app/platform/images-tilted.ts';
import { readPasses, type ReadWord } from '#app/platform/reader.ts';

/** A word in a picture: what it says, how sure the reader is (0 to 100), and its corners, clockwise from where it begins. */
export interface PictureWord {
  text: string;
  confidence: number;
  corners: Point[];
}

/** Words that stand in one line. */
export type PictureLine = PictureWord[];

/**
 * By how many degrees a picture is turned for a reader that knows level lines alone. All of them are read, whatever the
 * first ones found: a picture may have a second sign, held at another tilt.
 */
const tilts = [0, 8, -8, 16, -16] as const;

/** How it is looked at in each tilt. What one way misses another finds (docs/signs.md). */
const ways = [
  { side: 1280, threshold: '2' },
  { side: 960, threshold: '2' },
  { side: 640, threshold: '0' },
  { side: 640, threshold: '2' },
] as const;

/**
 * Every line that a reader makes out in a picture, in every tilt and way: the same words many times, and noise.
 * @param bytes a rendition
 */
export async function readPicture(bytes: Buffer, signal: AbortSignal): Promise<PictureLine[]> {
  const lines: PictureLine[] = [];
  for (const degrees of tilts) {
    const sides = ways.map(({ side }) => side);
    const pictures = await tilted(bytes, degrees, sides);
    const read = await readPasses(
      ways.map(({ threshold }, index) => ({ png: pictures[index]!.png, threshold })),
      signal,
    );
    read.forEach((found, index) => {
      const { place } = pictures[index]!;
      lines.push(...found.map((line) => line.map((word) => placed(word, place))));
    });
  }
  return lines;
}

const placed = ({ text, confidence, box: { x0, y0, x1, y1 } }: ReadWord, place: (x: number, y: number) => Point) => ({
  text: text.replace(/[\u200e\u200f]/g, ''), // marks of direction, which nobody wrote
  confidence: Math.round(confidence),
  corners: [place(x0, y0), place(x1, y0), place(x1, y1), place(x0, y1)],
});
