import { isDeepStrictEqual } from 'node:util';
import { and, eq, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { BlockId, StaffId } from '#db/ids.ts';
import { block, type Block } from '#db/schema/block.ts';
import { partner } from '#db/schema/partner.ts';
import { wall, type Wall } from '#db/schema/wall.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { record } from '../journal.ts';
import { faultsOf, kept, type BlockWords } from './faults.ts';
import { nightOf } from './night.ts';
import { spanOf } from './span.ts';
import { blocksOfNight, mostBlocks } from './nights.ts';

/**
 * Adds a block to a wall's programme; a timeline that comes as far follows it at once.
 * @param id chosen beforehand, so that a form sent twice adds once
 * @throws {NotFound} without such a wall @throws {Conflict} when there is one with that id
 * @throws {Invalid} for a field that is wrong, or when the night has enough
 */
export const addBlock = (wallId: string, id: BlockId, wanted: BlockWords, actor: StaffId): Promise<Block> =>
  onWall(wallId, async (tx, held) => {
    if ((await tx.$count(block, eq(block.id, id))) > 0) throw new Conflict('this block has been added already');
    const added = await write(tx, held, null, { ...kept(wanted), id, wall: wallId, change: 1 });
    await tell(tx, 'added', added, actor);
    return added;
  });

/**
 * Changes a block. The same once more changes nothing.
 * @param seen the number of its last change as `actor` saw it
 * @throws {NotFound} @throws {Conflict} when somebody changed it since @throws {Invalid} for a field that is wrong
 */
export const changeBlock = (
  wallId: string,
  id: BlockId,
  wanted: BlockWords,
  seen: number,
  actor: StaffId,
): Promise<Block> =>
  onWall(wallId, async (tx, held) => {
    const was = await heldBlock(tx, wallId, id, seen);
    const next = { ...kept(wanted), id, wall: wallId, change: was.change };
    if (isDeepStrictEqual({ ...kept(was), id, wall: wallId, change: was.change }, next)) return was;
    const changed = await write(tx, held, was, { ...next, change: was.change + 1 });
    await tell(tx, 'changed', changed, actor);
    return changed;
  });

/**
 * Takes a block off the programme.
 * @throws {NotFound} @throws {Conflict} when somebody changed it since `actor` saw it
 */
export const removeBlock = (wallId: string, id: BlockId, seen: number, actor: StaffId): Promise<void> =>
  onWall(wallId, async (tx, held) => {
    const was = await heldBlock(tx, wallId, id, seen);
    await tx.delete(block).where(eq(block.id, id));
    await follow(tx, held, spanOf(was, held.zone).from);
    await tell(tx, 'removed', was, actor);
  });

/**
 * Fills a night that has nothing yet, all at once: with another one's blocks, or with a template's.
 * @throws {NotFound} without such a wall @throws {Conflict} when something is there already
 * @throws {Invalid} when one of them cannot be, on that night and at that place
 */
export const fillNight = (
  wallId: string,
  night: string,
  blocks: (held: Wall, tx: Tx) => Promise<(BlockWords & Pick<Block, 'id'>)[]>,
  actor: StaffId,
): Promise<number> =>
  onWall(wallId, async (tx, held) => {
    if ((await blocksOfNight(held, night, tx)).length > 0)
      throw new Conflict('there is something on that night already');
    const wanted = await blocks(held, tx);
    const added = [];
    for (const { id, ...one } of wanted)
      added.push(await write(tx, held, null, { ...kept(one), id, wall: wallId, change: 1 }));
    for (const one of added) await tell(tx, 'added', one, actor);
    return added.length;
  });

/** Changes of one programme are made one after the other, and none while its timeline is planned. */
const onWall = <T>(id: string, change: (tx: Tx, held: Wall) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    const [held] = await tx.select().from(wall).where(eq(wall.id, id)).for('update');
    if (!held) throw new NotFound('there is no such wall');
    return change(tx, held);
  });

async function heldBlock(tx: Tx, wallId: string, id: BlockId, seen: number): Promise<Block> {
  const [found] = await tx
    .select()
    .from(block)
    .where(and(eq(block.id, id), eq(block.wall, wallId)));
  if (!found) throw new NotFound('there is no such block on this wall');
  if (found.change !== seen) throw new Conflict('somebody else has changed this block meanwhile');
  return found;
}

async function write(tx: Tx, held: Wall, was: Block | null, next: Block): Promise<Block> {
  await refuseFaults(tx, held, next);
  await tx.insert(block).values(next).onConflictDoUpdate({ target: block.id, set: next });
  const [before, now] = [was && spanOf(was, held.zone), spanOf(next, held.zone)];
  // Where only its end is another, all that comes before stands as it is.
  const sameBegin = was && isDeepStrictEqual({ ...kept(was), endsAt: '' }, { ...kept(next), endsAt: '' });
  await follow(tx, held, sameBegin ? Math.min(before!.until, now.until) : Math.min(before?.from ?? now.from, now.from));
  return next;
}

async function refuseFaults(tx: Tx, held: Wall, wanted: Block): Promise<void> {
  const [first] = faultsOf(wanted, held);
  if (first) throw new Invalid(first.field, first.fault, `${first.field}: ${first.fault}`);
  if (wanted.partner !== null && (await tx.$count(partner, eq(partner.slug, wanted.partner))) === 0)
    throw new Invalid('block-partner', 'required', 'there is no such partner');
  const night = await blocksOfNight(held, nightOf(spanOf(wanted, held.zone).from, held.zone), tx);
  if (night.filter(({ id }) => id !== wanted.id).length >= mostBlocks)
    throw new Invalid('block-starts', 'full', `a night has at most ${mostBlocks} blocks`);
}

/** From that moment on the timeline is to be looked at again. */
const follow = (tx: Tx, { id }: Wall, from: number) =>
  tx
    .update(wall)
    .set({
      stale: true,
      programmeFrom: sql`least(${wall.programmeFrom}, ${new Date(from).toISOString()}::timestamptz)`,
    })
    .where(eq(wall.id, id));

/** The journal learns when, and what kind, and never words. */
const tell = (tx: Tx, how: 'added' | 'changed' | 'removed', { wall: of, words: _, ...said }: Block, actor: StaffId) => {
  const { id, ...rest } = { ...said, ...kept({ ...said, words: null }) };
  return record(tx, { kind: `programme.${how}`, wall: of, actor, detail: { block: id, ...rest } });
};
