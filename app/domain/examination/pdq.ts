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
  const grid = reduce(luma(pixels));
  return { spectrum: transform(grid), quality: qualityOf(grid) };
}

interface Plane {
  values: Float64Array;
  width: number;
  height: number;
}

/** Brightness by ITU-R BT.601, sampled by the nearest pixel where the picture is larger than is looked at. */
function luma({ data, width, height }: Pixels): Plane {
  const small = width <= maxSide && height <= maxSide;
  const [wide, high] = small ? [width, height] : [maxSide, maxSide];
  const values = new Float64Array(wide * high);
  const columns = Uint32Array.from({ length: wide }, (_, x) => Math.floor((x * width) / wide) * 3);
  for (let y = 0; y < high; y += 1) {
    const row = Math.floor((y * height) / high) * width * 3;
    for (let x = 0; x < wide; x += 1) {
      const at = row + columns[x]!;
      values[y * wide + x] = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
    }
  }
  return { values, width: wide, height: high };
}

/** Two box blurs, and the cells' centres of what they leave. */
function reduce({ values, width, height }: Plane): Float64Array {
  if (width === cells && height === cells) return values;
  const other = new Float64Array(values.length);
  blurAcross(values, other, width, height);
  blurDown(other, values, width, height);
  return blurAtCentres(values, width, height);
}

/** The second blur where it is looked at, and nowhere else: a box's mean is its rows' means' mean. */
function blurAtCentres(values: Float64Array, width: number, height: number): Float64Array {
  const columns = centralWindows(width);
  const narrow = new Float64Array(cells * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < cells; x += 1) {
      const { first, next } = columns[x]!;
      let sum = 0;
      for (let at = first; at < next; at += 1) sum += values[y * width + at]!;
      narrow[y * cells + x] = sum / (next - first);
    }
  }
  const grid = new Float64Array(cells * cells);
  centralWindows(height).forEach(({ first, next }, y) => {
    for (let x = 0; x < cells; x += 1) {
      let sum = 0;
      for (let at = first; at < next; at += 1) sum += narrow[at * cells + x]!;
      grid[y * cells + x] = sum / (next - first);
    }
  });
  return grid;
}

/** A blur's window around the centre of each cell along a side: from `first`, not reaching `next`. */
function centralWindows(length: number): { first: number; next: number }[] {
  const { ahead, behind } = windowOf(length);
  return Array.from({ length: cells }, (_, cell) => {
    const centre = Math.floor(((cell + 0.5) * length) / cells);
    return { first: Math.max(0, centre - behind), next: Math.min(length, centre + ahead) };
  });
}

/** How far a blur's window reaches before and behind its middle, which it does not pass, in pixels. */
function windowOf(length: number): { ahead: number; behind: number } {
  const window = Math.ceil(length / 128);
  const ahead = Math.floor((window + 2) / 2);
  return { ahead, behind: window - ahead };
}

/** The mean of a window that slides along each row, and is cut off at its ends. */
function blurAcross(from: Float64Array, to: Float64Array, width: number, height: number): void {
  const { ahead, behind } = windowOf(width);
  for (let row = 0; row < height; row += 1) {
    const start = row * width;
    let sum = 0;
    let first = 0;
    let next = 0;
    for (let at = 0; at < width; at += 1) {
      const end = at + ahead < width ? at + ahead : width;
      while (next < end) sum += from[start + next++]!;
      while (first < at - behind) sum -= from[start + first++]!;
      to[start + at] = sum / (next - first);
    }
  }
}

/** The same along each column, all of them at once: memory is read in its order. */
function blurDown(from: Float64Array, to: Float64Array, width: number, height: number): void {
  const { ahead, behind } = windowOf(height);
  const sums = new Float64Array(width);
  let first = 0;
  let next = 0;
  for (let row = 0; row < height; row += 1) {
    for (; next < Math.min(height, row + ahead); next += 1)
      for (let x = 0; x < width; x += 1) sums[x]! += from[next * width + x]!;
    for (; first < row - behind; first += 1) for (let x = 0; x < width; x += 1) sums[x]! -= from[first * width + x]!;
    for (let x = 0; x < width; x += 1) to[row * width + x] = sums[x]! / (next - first);
  }
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
