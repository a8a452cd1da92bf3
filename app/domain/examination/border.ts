import type { Pixels } from './pdq.ts';

/** How much a colour may differ from its border's and still belong to it, of 255: JPEG leaves none even. */
const tolerance = 20;

/** How many of a line's pixels must belong to the border: compression frays it at the picture's corners. */
const share = 0.98;

/** A part of a picture, in pixels: from `left` and `top`, not reaching `right` and `bottom`. */
export interface Inner {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * A picture without what frames it in one colour, which is enough to hide it from its fingerprint; null where nothing
 * does, or nothing is left.
 */
export function withoutBorder(pixels: Pixels): Pixels | null {
  const { width, height } = pixels;
  const inner: Inner = { left: 0, top: 0, right: width, bottom: height };
  const [first, last] = [0, (width * height - 1) * 3];
  const row = (y: number): Line => ({ from: (y * width + inner.left) * 3, step: 3, pixels: inner.right - inner.left });
  const column = (x: number): Line => ({
    from: (inner.top * width + x) * 3,
    step: width * 3,
    pixels: inner.bottom - inner.top,
  });
  while (inner.top < inner.bottom && isBorder(pixels.data, row(inner.top), first)) inner.top += 1;
  while (inner.bottom > inner.top && isBorder(pixels.data, row(inner.bottom - 1), last)) inner.bottom -= 1;
  while (inner.left < inner.right && isBorder(pixels.data, column(inner.left), first)) inner.left += 1;
  while (inner.right > inner.left && isBorder(pixels.data, column(inner.right - 1), last)) inner.right -= 1;
  const [keptWidth, keptHeight] = [inner.right - inner.left, inner.bottom - inner.top];
  if (keptWidth === 0 || keptHeight === 0 || (keptWidth === width && keptHeight === height)) return null;
  return cut(pixels, inner);
}

/** A row or a column: where it begins among the bytes, and how far its pixels are from each other. */
interface Line {
  from: number;
  step: number;
  pixels: number;
}

function isBorder(data: Uint8Array, { from, step, pixels }: Line, colour: number): boolean {
  let strangers = pixels * (1 - share);
  for (let at = from; at < from + pixels * step && strangers >= 0; at += step) {
    const belongs =
      Math.abs(data[at]! - data[colour]!) <= tolerance &&
      Math.abs(data[at + 1]! - data[colour + 1]!) <= tolerance &&
      Math.abs(data[at + 2]! - data[colour + 2]!) <= tolerance;
    if (!belongs) strangers -= 1;
  }
  return strangers >= 0;
}

/** A part of a picture, as a picture. */
export function cut({ data, width }: Pixels, { left, top, right, bottom }: Inner): Pixels {
  const kept = (right - left) * 3;
  const inside = new Uint8Array(kept * (bottom - top));
  for (let y = top; y < bottom; y += 1) {
    const from = (y * width + left) * 3;
    inside.set(data.subarray(from, from + kept), (y - top) * kept);
  }
  return { data: inside, width: right - left, height: bottom - top };
}
