import type { Pixels } from '../examination/pdq.ts';

/** Cells a side. */
const side = 32;

/** By how much of the picture's whole contrast a cell must differ to count. */
const telling = 0.55;

/** What differs all over the picture, by this share of it, says nothing of a place. */
const local = 0.4;

/** A place in a picture, as shares of its width and height. */
export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How bright a picture is in each of 32 × 32 cells, base64. */
export function cellsOf({ data, width, height }: Pixels): string {
  const sums = new Float64Array(side * side);
  const counts = new Float64Array(side * side);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * side) / height) * side;
    for (let x = 0; x < width; x += 1) {
      const cell = row + Math.floor((x * side) / width);
      const at = (y * width + x) * 3;
      sums[cell]! += 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
      counts[cell]! += 1;
    }
  }
  return Buffer.from(sums.map((sum, cell) => Math.round(sum / Math.max(1, counts[cell]!)))).toString('base64');
}

/** How a picture differs from another of its look: in one place, or in none that can be told. */
export interface Difference {
  /** Null where it is cut or framed, so that no cell lies where the other's does. */
  area: Area | null;
}

/**
 * How a picture differs from another of the same look, whichever way it is turned or mirrored: in a place, as one does
 * whose sign was swapped; null where it does not. A tint or another exposure is no difference.
 */
export function differenceOf(first: string, own: string): Difference | null {
  const [theirs, mine] = [evened(first), evened(own)];
  let fewest: number[] | undefined;
  for (const position of positions) {
    const differing = position.filter((cell, at) => Math.abs(theirs[at]! - mine[cell]!) > telling);
    if (!fewest || differing.length < fewest.length) fewest = differing;
  }
  if (!fewest || fewest.length === 0) return null;
  const area = around(fewest);
  return { area: area.width * area.height > local ? null : area };
}

/** What encloses some cells, with one more on each side, so that a mark does not cover what it marks. */
function around(cells: number[]): Area {
  const columns = cells.map((cell) => cell % side);
  const rows = cells.map((cell) => Math.floor(cell / side));
  const [left, top] = [Math.max(0, Math.min(...columns) - 1), Math.max(0, Math.min(...rows) - 1)];
  const [right, bottom] = [Math.min(side, Math.max(...columns) + 2), Math.min(side, Math.max(...rows) + 2)];
  return { left: left / side, top: top / side, width: (right - left) / side, height: (bottom - top) / side };
}

/** For each of a picture's eight positions, the cell that lies in each place then. */
const positions: number[][] = [false, true].flatMap((swapped) =>
  [false, true].flatMap((upsideDown) =>
    [false, true].map((mirrored) =>
      Array.from({ length: side * side }, (_, at) => {
        const [row, column] = [Math.floor(at / side), at % side];
        const [y, x] = [upsideDown ? side - 1 - row : row, mirrored ? side - 1 - column : column];
        return swapped ? x * side + y : y * side + x;
      }),
    ),
  ),
);

/** Around 0, in units of the picture's own contrast. */
function evened(cells: string): number[] {
  const values = [...Buffer.from(cells, 'base64')];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (value - mean) / (spread || 1));
}
