import type { PictureLine, PictureWord } from './read-picture.ts';

/** Below this confidence a word is the grain of a wall or the fold of a shirt (docs/signs.md has what was measured). */
const surely = 60;

/** Edges, eyes and buttons are read as one letter or two; of digits two are a number that means something. */
const says = /(?:[\p{L}\p{N}].*){3}|\p{Nd}{2}/u;

/** Lines that share so much of the smaller one's area are two readings of the same words. */
const sameArea = 0.35;

/** More words than any sign has; a page of a newspaper is cut off. */
const mostWords = 80;

/** What a line says. */
export const wordsOf = (line: PictureLine): string => line.map(({ text }) => text).join(' ');

/**
 * The best reading of each place in a picture, in the order in which a person reads them: the surest one, but first
 * those that `matters` says a person must see, so that no clearer misreading hides them.
 */
export function settle(lines: PictureLine[], matters: (text: string) => boolean): PictureLine[] {
  const legible = lines.map((line) => line.filter(isLegible)).filter((line) => says.test(wordsOf(line)));
  const ranked = legible
    .map((line) => ({ line, area: areaOf(line), first: matters(wordsOf(line)), sure: sureness(line) }))
    .toSorted((a, b) => Number(b.first) - Number(a.first) || b.sure - a.sure);
  const kept: typeof ranked = [];
  let words = 0;
  for (const one of ranked) {
    if (kept.some(({ area }) => overlap(area, one.area) > sameArea) || words + one.line.length > mostWords) continue;
    kept.push(one);
    words += one.line.length;
  }
  return kept.toSorted((a, b) => a.area.top - b.area.top || a.area.left - b.area.left).map(({ line }) => line);
}

const isLegible = ({ text, confidence }: PictureWord) => confidence >= surely && /[\p{L}\p{N}]/u.test(text);

/** Long words that are read with confidence count most. */
const sureness = (line: PictureLine) =>
  line.reduce((sum, { text, confidence }) => sum + text.length * (confidence - surely + 1), 0);

interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function areaOf(line: PictureLine): Area {
  const corners = line.flatMap(({ corners: all }) => all);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

const size = ({ left, top, right, bottom }: Area) => Math.max(0, right - left) * Math.max(0, bottom - top);

function overlap(one: Area, other: Area): number {
  const shared = {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
  if (shared.right <= shared.left || shared.bottom <= shared.top) return 0;
  return size(shared) / Math.min(size(one), size(other));
}
