import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { BlockId } from '#db/ids.ts';
import { block, type Block } from '#db/schema/block.ts';
import type { Wall } from '#db/schema/wall.ts';
import { NotFound } from '../errors.ts';
import { clockTime, daysLater } from './clock.ts';
import { timesOfNight } from './night.ts';
import { spanOf } from './span.ts';

/** So many blocks begin in one night at most: a list that is longer is not read. */
export const mostBlocks = 100;

/** The blocks that begin in a night of a wall, the earliest first; their times as they are written here. */
export async function blocksOfNight(
  held: Pick<Wall, 'id' | 'zone'>,
  night: string,
  tx: Tx | typeof db = db,
): Promise<Block[]> {
  const { from, until } = timesOfNight(night, held.zone);
  const around = (days: number) => daysLater(`${night}T12:00:00`, days);
  const rows = await tx
    .select()
    .from(block)
    .where(and(eq(block.wall, held.id), gte(block.startsAt, around(-2)), lt(block.startsAt, around(3))))
    .orderBy(asc(block.startsAt))
    .limit(8 * mostBlocks);
  return rows
    .map((row) => ({ row, at: spanOf(row, held.zone).from }))
    .filter(({ at }) => at >= from && at < until)
    .toSorted((a, b) => a.at - b.at)
    .map(({ row }) => inWriting(row));
}

/** Up to so many nights that have something, from one on; of a block by another clock, by that one. */
export async function nightsFrom(held: Pick<Wall, 'id' | 'zone'>, first: string, most: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ date: sql<string>`(${block.startsAt} - interval '12 hours')::date::text` })
    .from(block)
    .where(and(eq(block.wall, held.id), gte(block.startsAt, `${first}T12:00:00`)))
    .orderBy(sql`1`)
    .limit(most);
  return rows.map(({ date }) => date);
}

/** @throws {NotFound} */
export async function findBlock(wallId: string, id: BlockId): Promise<Block> {
  const [found] = await db
    .select()
    .from(block)
    .where(and(eq(block.id, id), eq(block.wall, wallId)));
  if (!found) throw new NotFound('there is no such block on this wall');
  return inWriting(found);
}

const inWriting = ({ startsAt, endsAt, countsTo, ...rest }: Block): Block => ({
  ...rest,
  startsAt: clockTime(startsAt),
  endsAt: clockTime(endsAt),
  countsTo: countsTo && clockTime(countsTo),
});
