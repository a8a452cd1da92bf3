import { expect, test } from 'vitest';
import { clockAt, clockTime, daysBetween, daysLater, momentOf } from './clock.ts';

const utc = (moment: number) => new Date(moment).toISOString().replace('.000', '');

test('a clock’s time is the moment at which a clock in that zone shows it, in winter and in summer', () => {
  const seven = (date: string, zone: string) => utc(momentOf(`${date}T19:00:00`, zone));
  expect(seven('2027-01-26', 'Europe/Warsaw')).toBe('2027-01-26T18:00:00Z');
  expect(seven('2027-07-26', 'Europe/Warsaw')).toBe('2027-07-26T17:00:00Z');
  expect(seven('2027-01-26', 'Asia/Jerusalem')).toBe('2027-01-26T17:00:00Z');
  expect(seven('2027-01-26', 'America/New_York')).toBe('2027-01-27T00:00:00Z');
  expect(seven('2027-01-26', 'America/Santiago')).toBe('2027-01-26T22:00:00Z');
});

/** When clocks are put forward and back in 2027: the first time that is skipped, and one that is shown twice. */
test.each([
  ['Europe/Warsaw', '2027-03-28T02:30:00', '2027-03-28T03:30:00', '2027-10-31T02:30:00', '2027-10-31T00:30:00Z'],
  ['Asia/Jerusalem', '2027-03-26T02:30:00', '2027-03-26T03:30:00', '2027-10-31T01:30:00', '2027-10-30T22:30:00Z'],
  ['America/New_York', '2027-03-14T02:30:00', '2027-03-14T03:30:00', '2027-11-07T01:30:00', '2027-11-07T05:30:00Z'],
  ['America/Santiago', '2027-09-05T00:30:00', '2027-09-05T01:30:00', '2027-04-03T23:30:00', '2027-04-04T02:30:00Z'],
])(
  'in %s a time that no clock shows is later, and one that it shows twice is the first',
  (zone, none, later, twice, first) => {
    expect(clockAt(momentOf(none, zone), zone)).toBe(later);
    expect(utc(momentOf(twice, zone))).toBe(first);
    expect(clockAt(momentOf(twice, zone) + 3_600_000, zone), 'it is shown again').toBe(twice);
  },
);

test('a night later is the same time of the clock, whatever was done to the clock between', () => {
  const before = '2027-03-27T19:00:00';
  expect(daysLater(before, 1)).toBe('2027-03-28T19:00:00');
  expect(momentOf(daysLater(before, 1), 'Europe/Warsaw') - momentOf(before, 'Europe/Warsaw')).toBe(23 * 3_600_000);
  expect(daysLater('2027-01-31T23:00:00', -31)).toBe('2026-12-31T23:00:00');
  expect(daysBetween('2027-01-24', '2027-02-03')).toBe(10);
});

test('a time is written in one way, whatever of ISO 8601 was given', () => {
  expect(['2027-01-26 19:00:00', '2027-01-26T19:00', '2027-01-26T19:00:00.4'].map(clockTime)).toEqual(
    Array(3).fill('2027-01-26T19:00:00'),
  );
  expect(() => clockTime('2027-02-30T19:00')).toThrow(RangeError);
});
