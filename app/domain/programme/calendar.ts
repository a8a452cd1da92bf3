import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { BlockId } from '#db/ids.ts';
import { block, type Block } from '#db/schema/block.ts';
import type { Wall } from '#db/schema/wall.ts';
import { spanOf, type Span } from './span.ts';

/** More than the nights of any campaign have, and how far back they go. */
const most = 1_000;
const since = '7 days';

/** What of a wall's programme a calendar takes along: all that is to come, and the last week. */
export async function toTakeAlong(held: Pick<Wall, 'id' | 'zone'>): Promise<(Span & Pick<Block, 'change'>)[]> {
  const rows = await db
    .select()
    .from(block)
    .where(and(eq(block.wall, held.id), gt(block.endsAt, sql`now() at time zone 'UTC' - interval '${sql.raw(since)}'`)))
    .orderBy(asc(block.startsAt))
    .limit(most);
  return rows.map((row) => ({ ...spanOf(row, held.zone), change: row.change }));
}

/** An entry of a calendar; times in ms since the epoch. */
export interface Entry {
  id: BlockId;
  /** How often it was changed before. */
  revision: number;
  from: number;
  until: number;
  title: string;
  place: string | null;
}

/**
 * A calendar by RFC 5545: times in UTC, so that nobody's copy of the time zones has a say; text escaped (3.3.11); lines ended
 * by CRLF and folded at 75 octets, within no character (3.1).
 * @param host of the ids, which stay the same so that a later copy of the calendar moves its entries
 */
export const calendarOf = (
  name: string,
  entries: readonly Entry[],
  { host, now }: { host: string; now: number },
): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zakhor//Programme of a wall//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(({ id, revision, from, until, title, place }) => [
      'BEGIN:VEVENT',
      `UID:${id}@${host}`,
      `DTSTAMP:${utc(now)}`,
      `SEQUENCE:${revision}`,
      `DTSTART:${utc(from)}`,
      `DTEND:${utc(until)}`,
      `SUMMARY:${escaped(title)}`,
      ...(place ? [`LOCATION:${escaped(place)}`] : []),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');

const utc = (moment: number) => new Date(moment).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');

const escaped = (text: string) => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|\n|\r/g, '\\n');

/** In octets, the line's end not counted. */
const longestLine = 75;

function folded(line: string): string {
  const lines = [''];
  for (const character of line) {
    const grown = lines.at(-1)! + character;
    if (Buffer.byteLength(grown) <= longestLine) lines[lines.length - 1] = grown;
    else lines.push(` ${character}`);
  }
  return lines.join('\r\n');
}
