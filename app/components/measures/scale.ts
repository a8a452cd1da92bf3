const units = [
  ['second', 1, 90],
  ['minute', 60, 90 * 60],
  ['hour', 3_600, 48 * 3_600],
  ['day', 86_400, Infinity],
] as const;

/** A length of time in the largest unit that still says enough: `12 min`, `3.5 hr`. */
export function durationOf(seconds: number, locale: string): string {
  const [unit, size] = units.find(([, , below]) => seconds < below)!;
  const value = seconds / size;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && unit !== 'second' ? 1 : 0,
  }).format(value);
}

export const percentOf = (share: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0 }).format(
    share,
  );

/** The least of 1, 2, 2.5 and 5 times a power of ten that holds the value: where an axis ends. */
export function roundedUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((end) => end >= value)!;
}

/** The shortest axis of time, in seconds: nobody decides in less. */
const shortest = 10;

/** Where an axis of time ends, in seconds: whole minutes, hours or days in round numbers. */
export function roundedTime(of: number): number {
  const seconds = Math.max(shortest, of);
  const size = seconds <= 60 ? 1 : seconds <= 3_600 ? 60 : seconds <= 86_400 ? 3_600 : 86_400;
  return roundedUp(seconds / size) * size;
}
