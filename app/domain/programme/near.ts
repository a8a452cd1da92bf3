import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import { block } from '#db/schema/block.ts';
import type { Wall } from '#db/schema/wall.ts';
import { spanOf, type Span } from './span.ts';

/** A clock is never further from UTC than this: 12 hours behind to 14 before. */
const furthest = '15 hours';

/** More blocks than any wall has in two days. */
const maxBlocks = 500;

/**
 * The blocks of a wall that touch a time, in ms since the epoch. PostgreSQL finds those whose clocks could mean it, by an index; what
 * they mean is worked out here.
 */
export async function spansNear(
  wall: Pick<Wall, 'id' | 'zone'>,
  from: number,
  until: number,
  tx: Tx | typeof db = db,
): Promise<Span[]> {
  const utc = (ms: number, also: string) =>
    sql`${new Date(ms).toISOString()}::timestamptz at time zone 'UTC' ${sql.raw(also)} interval '${sql.raw(furthest)}'`;
  const rows = await tx
    .select()
    .from(block)
    .where(and(eq(block.wall, wall.id), gt(block.endsAt, utc(from, '-')), lt(block.startsAt, utc(until, '+'))))
    .orderBy(asc(block.startsAt), asc(block.id))
    .limit(maxBlocks);
  return rows.map((row) => spanOf(row, wall.zone)).filter((span) => span.from < until && span.until > from);
}
