/** Pixels side by side, row by row, 8 bits a colour, upright, sRGB. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

/** What a picture looks like, in 256 bits, and how much there is to look at. */
export interface Fingerprint {
  /** 64 hexadecimal digits; two of the same picture differ in few bits. */
  hash: string;
  /** From 0 (flat) to 100. Below 50 the hash says nothing: the reference's own rule. */
  quality: number;
}

/** The longest side that is looked at; more is sampled down. */
const maxSide = 512;
const cells = 64;
const frequencies = 16;

/**
 * PDQ, by "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm" (Meta, 2019): luma, two box
 * blurs, 64 × 64 cells, the 16 × 16 lowest frequencies of their cosine transform, each above or below the median.
 * Survives recompression, scaling, tint and blur; not a crop of 5 %, a border, a mirror or 2° of rotation.
 */
export function fingerprint(pixels: Pixels): Fingerprint {
  const { spectrum, quality } = lookAt(pixels);
  return { hash: hashOf(spectrum), quality };
}

/** The fingerprints of a picture in its eight positions: as it is, turned by quarters, and each of these mirrored. */
export function dihedralFingerprints(pixels: Pixels): Fingerprint[] {
  const { spectrum, quality } = lookAt(pixels);
  const swapped = spectrum.map((_, at) => spectrum[(at % frequencies) * frequencies + Math.floor(at / frequencies)]!);
  return [spectrum, swapped].flatMap((one) =>
    [false, true].flatMap((upsideDown) =>
      [false, true].map((mirrored) => ({ hash: hashOf(flip(one, upsideDown, mirrored)), quality })),
    ),
  );
}

/** In how many of their 256 bits two hashes differ. */
export function distance(a: string, b: string): number {
  let bits = 0;
  for (let at = 0; at < a.length; at += 8)
    bits += ones(Number.parseInt(a.slice(at, at + 8), 16) ^ Number.parseInt(b.slice(at, at + 8), 16));
  return bits;
}

function ones(word: number): number {
  let left = word;
  let count = 0;
  for (; left !== 0; left &= left - 1) count += 1;
  return count;
}

function lookAt(pixels: Pixels): { spectrum: Float64Array; quality: number } {
  if (pixels.width < 5 || pixels.height < 5) return { spectrum: new Float64Array(frequencies ** 2), quality: 0 };
  const grid = reduce(pixels);
  return { spectrum: transform(grid), quality: qualityOf(grid) };
}

/**
 * Brightness, blurred twice, at the centre of each cell. A blur is a mean along rows and one along columns, so that
 * each cell is a weighted sum along the rows of weighted sums along the columns: what no cell looks at is not blurred.
 */
function reduce(pixels: Pixels): Float64Array {
  const small = pixels.width <= maxSide && pixels.height <= maxSide;
  const [width, height] = small ? [pixels.width, pixels.height] : [maxSide, maxSide];
  const [across, down] = width === cells && height === cells ? [unblurred, unblurred] : [tapsOf(width), tapsOf(height)];
  const narrow = new Float64Array(cells * height);
  const line = new Float64Array(width);
  const columns = Uint32Array.from(line, (_, x) => Math.floor((x * pixels.width) / width));
  for (let y = 0; y < height; y += 1) {
    luma(pixels, Math.floor((y * pixels.height) / height), columns, line);
    for (let x = 0; x < cells; x += 1) narrow[y * cells + x] = weigh(line, 0, 1, across[x]!);
  }
  return Float64Array.from({ length: cells * cells }, (_, at) =>
    weigh(narrow, at % cells, cells, down[Math.floor(at / cells)]!),
  );
}

/** The brightness of some of a row's pixels, by ITU-R BT.601: the nearest ones, where it is longer than is looked at. */
function luma({ data, width }: Pixels, row: number, columns: Uint32Array, line: Float64Array): void {
  for (let x = 0; x < columns.length; x += 1) {
    const at = (row * width + columns[x]!) * 3;
    line[x] = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
  }
}

/** What a cell's centre takes of the pixels along a side: a weight for each, from the `first`. */
interface Taps {
  first: number;
  weights: Float64Array;
}

const unblurred: Taps[] = Array.from({ length: cells }, (_, cell) => ({ first: cell, weights: Float64Array.of(1) }));

/** Two box blurs of one window at the centre of each cell: the mean of the means around it. */
function tapsOf(length: number): Taps[] {
  const window = Math.ceil(length / 128);
  const ahead = Math.floor((window + 2) / 2);
  const around = (at: number) => ({
    first: Math.max(0, at - (window - ahead)),
    next: Math.min(length, at + ahead), // not reached; the sides cut a window off
  });
  return Array.from({ length: cells }, (_, cell) => {
    const means = around(Math.floor(((cell + 0.5) * length) / cells));
    const { first } = around(means.first);
    const weights = new Float64Array(around(means.next - 1).next - first);
    for (let mean = means.first; mean < means.next; mean += 1) {
      const box = around(mean);
      const weight = 1 / ((means.next - means.first) * (box.next - box.first));
      for (let at = box.first; at < box.next; at += 1) weights[at - first]! += weight;
    }
    return { first, weights };
  });
}

function weigh(values: Float64Array, start: number, step: number, { first, weights }: Taps): number {
  let sum = 0;
  for (let tap = 0; tap < weights.length; tap += 1) sum += values[start + (first + tap) * step]! * weights[tap]!;
  return sum;
}

/** How much neighbouring cells differ: of a flat picture, nothing. */
function qualityOf(grid: Float64Array): number {
  let gradient = 0;
  const add = (a: number, b: number) => (gradient += Math.abs(Math.trunc(((a - b) * 100) / 255)));
  for (let y = 0; y < cells; y += 1) {
    for (let x = 0; x < cells; x += 1) {
      const at = y * cells + x;
      if (y + 1 < cells) add(grid[at]!, grid[at + cells]!);
      if (x + 1 < cells) add(grid[at]!, grid[at + 1]!);
    }
  }
  return Math.min(100, Math.floor(gradient / 90));
}

const basis = Float64Array.from({ length: frequencies * cells }, (_, at) => {
  const frequency = Math.floor(at / cells) + 1;
  return Math.sqrt(2 / cells) * Math.cos((Math.PI * frequency * (2 * (at % cells) + 1)) / (2 * cells));
});

/** The cosine transform in its frequencies 1 to 16 a side, rows first: `spectrum[16 * vertical + horizontal]`. */
function transform(grid: Float64Array): Float64Array {
  const columns = new Float64Array(frequencies * cells);
  for (let u = 0; u < frequencies; u += 1) {
    for (let y = 0; y < cells; y += 1) {
      const weight = basis[u * cells + y]!;
      for (let x = 0; x < cells; x += 1) columns[u * cells + x]! += weight * grid[y * cells + x]!;
    }
  }
  const spectrum = new Float64Array(frequencies ** 2);
  for (let u = 0; u < frequencies; u += 1) {
    for (let v = 0; v < frequencies; v += 1) {
      let sum = 0;
      for (let x = 0; x < cells; x += 1) sum += columns[u * cells + x]! * basis[v * cells + x]!;
      spectrum[u * frequencies + v] = sum;
    }
  }
  return spectrum;
}

/** A mirrored picture has the same frequencies, the odd ones (at even places) with the other sign. */
const flip = (spectrum: Float64Array, upsideDown: boolean, mirrored: boolean): Float64Array =>
  spectrum.map((value, at) => {
    const odd = (place: number) => place % 2 === 0;
    const negated = (upsideDown && odd(Math.floor(at / frequencies))) !== (mirrored && odd(at % frequencies));
    return negated ? -value : value;
  });

/** One bit a frequency, the first in the last place: whether it is above the lower median. */
function hashOf(spectrum: Float64Array): string {
  const median = spectrum.toSorted()[spectrum.length / 2 - 1]!;
  let digits = '';
  for (let at = spectrum.length - 4; at >= 0; at -= 4) {
    const bit = (place: number) => (spectrum[at + place]! > median ? 1 << place : 0);
    digits += (bit(0) | bit(1) | bit(2) | bit(3)).toString(16);
  }
  return digits;
}
