import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { BlockId } from '#db/ids.ts';
import { calendarOf, type Entry } from './calendar.ts';

const id = BlockId.parse(randomUUID());
const entry = (also: Partial<Entry>): Entry => ({
  id,
  revision: 2,
  from: Date.parse('2027-01-26T18:00:00Z'),
  until: Date.parse('2027-01-26T18:02:00Z'),
  title: 'Silence',
  place: null,
  ...also,
});
const calendar = (also: Partial<Entry> = {}) =>
  calendarOf('Main wall', [entry(also)], { host: 'example.org', now: Date.parse('2026-11-22T03:00:00.120Z') });
/** Lines as a reader puts them together again (RFC 5545, 3.1). */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

test('a block is an event in UTC, under an id that stays and with the number of its changes', () => {
  expect(calendar()).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Zakhor//Programme of a wall//EN',
      'CALSCALE:GREGORIAN',
      'X-WR-CALNAME:Main wall',
      'BEGIN:VEVENT',
      `UID:${id}@example.org`,
      'DTSTAMP:20261122T030000Z',
      'SEQUENCE:2',
      'DTSTART:20270126T180000Z',
      'DTEND:20270126T180200Z',
      'SUMMARY:Silence',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

test('commas, semicolons, backslashes and line ends are escaped, so that no words make a line of their own', () => {
  const lines = unfolded(calendar({ title: 'A, b; c\\ d\nEND:VEVENT\r\nUID:x', place: 'Ohel, 1' }));
  expect(lines).toContain(String.raw`SUMMARY:A\, b\; c\\ d\nEND:VEVENT\nUID:x`);
  expect(lines).toContain(String.raw`LOCATION:Ohel\, 1`);
  expect(lines.filter((line) => line.startsWith('UID'))).toHaveLength(1);
});

test('long lines are folded at 75 octets, within no character, and come back whole', () => {
  const title = 'לזכור ולא לשכוח לעולם 🕯️ '.repeat(12).trim();
  const text = calendar({ title });
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(unfolded(text)).toContain(`SUMMARY:${title}`);
  expect(text).not.toContain('\uFFFD');
});
