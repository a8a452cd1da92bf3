import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { BlockId } from '#db/ids.ts';
import type { Block } from '#db/schema/block.ts';
import { nightOf, timesOfNight } from './night.ts';
import { problemsOf } from './problems.ts';
import { slotAt, spanOf, type Span } from './span.ts';

const minute = 60_000;
const span = (kind: Span['kind'], from: number, until: number): Span => ({
  id: BlockId.parse(randomUUID()),
  kind,
  words: null,
  partner: null,
  countsTo: null,
  from: from * minute,
  until: until * minute,
});
const silence: Block = {
  id: BlockId.parse(randomUUID()),
  wall: 'main',
  kind: 'silence',
  startsAt: '2027-01-26T19:00:00',
  endsAt: '2027-01-26T19:02:00',
  zone: null,
  words: null,
  countsTo: null,
  partner: null,
  change: 1,
};
const walls = ['Europe/Warsaw', 'Asia/Jerusalem', 'America/New_York'];
const moments = (zone: string | null) => new Set(walls.map((own) => spanOf({ ...silence, zone }, own).from));

test('walls keep the same minute of silence where the block names a zone, and each its own 19:00 where it names none', () => {
  expect(moments('Europe/Warsaw')).toEqual(new Set([Date.parse('2027-01-26T18:00:00Z')]));
  expect(moments(null).size).toBe(3);
});

test('of several blocks the one that began last stands, and what it covers comes back after it', () => {
  const evening = span('mosaic', 0, 100);
  const minutes = span('silence', 40, 42);
  const slots = [0, 40, 42, 100].map((at) => slotAt([evening, minutes], at * minute));
  expect(slots.map(({ block }) => block?.kind)).toEqual(['mosaic', 'silence', 'mosaic', undefined]);
  expect(slots.map(({ until }) => until / minute)).toEqual([40, 42, 100, Infinity]);
});

test('an edge that changes nothing is none', () => {
  const long = span('silence', 10, 20);
  expect(slotAt([long, span('mosaic', 5, 15)], 10 * minute).until).toBe(20 * minute);
});

test('overlaps, gaps, what the place forbids and what is too near are told of the block that they concern', () => {
  const [mosaic, hour, quiet, late] = [
    span('mosaic', 0, 30),
    span('partner', 20, 40),
    span('silence', 40, 42),
    span('figures', 50, 60),
  ];
  expect(problemsOf([late!, quiet!, hour!, mosaic!], ['no-counters'])).toEqual([
    { what: 'overlap', block: hour!.id, other: mosaic!.id, from: 20 * minute, until: 30 * minute },
    { what: 'near', block: hour!.id, other: quiet!.id },
    { what: 'rule', block: late!.id, rule: 'no-counters' },
    { what: 'gap', block: late!.id, from: 42 * minute, until: 50 * minute },
  ]);
});

test('a minute between a partner’s hour and a silence is enough, and blocks that touch have no gap', () => {
  expect(problemsOf([span('partner', 0, 10), span('mosaic', 10, 11), span('silence', 11, 12)], [])).toEqual([]);
});

test('a night goes from noon to noon of the wall’s clock, and has an hour less when that is put forward', () => {
  const at = (time: string) => nightOf(Date.parse(time), 'Europe/Warsaw');
  expect(['2027-01-26T10:59:59Z', '2027-01-26T11:00:00Z', '2027-01-27T02:00:00Z'].map(at)).toEqual([
    '2027-01-25',
    '2027-01-26',
    '2027-01-26',
  ]);
  const { from, until } = timesOfNight('2027-03-27', 'Europe/Warsaw');
  expect((until - from) / (60 * minute)).toBe(23);
});
