import type { Pixels } from '../examination/pdq.ts';

/** Cells a side. */
const side = 32;

/** By how much of the picture's whole contrast a cell must differ to count. */
const telling = 0.55;

/** What differs in more cells than this share differs as a whole: it is mirrored or cut, and no place says so. */
const local = 0.35;

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

/**
 * Where one picture differs from another of the same look, as a sign does that was swapped; null where it does not, or
 * everywhere. A tint or another exposure is no difference.
 */
export function differenceOf(one: string, other: string): Area | null {
  const [a, b] = [evened(one), evened(other)];
  const differing = a.flatMap((value, cell) => (Math.abs(value - b[cell]!) > telling ? [cell] : []));
  if (differing.length === 0 || differing.length > local * side * side) return null;
  const columns = differing.map((cell) => cell % side);
  const rows = differing.map((cell) => Math.floor(cell / side));
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  return {
    left: left / side,
    top: top / side,
    width: (Math.max(...columns) + 1 - left) / side,
    height: (Math.max(...rows) + 1 - top) / side,
  };
}

/** Around 0, in units of the picture's own contrast. */
function evened(cells: string): number[] {
  const values = [...Buffer.from(cells, 'base64')];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (value - mean) / (spread || 1));
}
