import { Temporal } from 'temporal-polyfill';

/** What a clock on a wall shows, such as `2027-01-26T19:00:00`; where it hangs is said beside it, by a zone. */
export type ClockTime = string;

/**
 * The moment at which a clock in `zone` shows this, in ms since the epoch. What it never shows, because it is put forward, is as
 * much later as it is put; of what it shows twice the first is meant (Temporal's `compatible`, RFC 5545's rule too).
 */
export const momentOf = (time: ClockTime, zone: string): number =>
  Temporal.PlainDateTime.from(time).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;

/** What a clock in `zone` shows at a moment, to the second. */
export const clockAt = (moment: number, zone: string): ClockTime =>
  written(Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDateTime());

/** The same time of the clock, so many days later, or earlier. */
export const daysLater = (time: ClockTime, days: number): ClockTime =>
  written(Temporal.PlainDateTime.from(time).add({ days }));

/** How many days one date comes after another. */
export const daysBetween = (earlier: string, later: string): number =>
  Temporal.PlainDate.from(earlier).until(later, { largestUnit: 'day' }).days;

/** As it is written everywhere here, whatever of ISO 8601 was given (PostgreSQL has a space in it). @throws {RangeError} */
export const clockTime = (given: string): ClockTime => written(Temporal.PlainDateTime.from(given));

const written = (time: Temporal.PlainDateTime) => time.toString({ smallestUnit: 'second' });

/** Whether this is the IANA name of a time zone, by what Node knows of them. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false; // a RangeError is how Intl says no
  }
}
