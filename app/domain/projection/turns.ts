import { and, asc, eq, inArray, isNull, max, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { card, cardItem } from '#db/schema/card.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { rotation, wall, type Wall } from '#db/schema/wall.ts';
import { record } from '../journal.ts';
import { consented } from '../submissions/showable.ts';
import type { Turn } from './plan.ts';

/** More turns of a kind than a plan of some minutes can use. */
const maxTurns = 200;

/**
 * Whoever changes turns holds the walls first, in the order of their names, so that no two transactions wait for
 * each other; their timelines are to be looked at again.
 */
const holdWalls = (tx: Tx, campaign: string) =>
  tx.select({ id: wall.id }).from(wall).where(eq(wall.campaign, campaign)).orderBy(asc(wall.id)).for('update');

const markStale = (tx: Tx, campaign: string) => tx.update(wall).set({ stale: true }).where(eq(wall.campaign, campaign));

/** From its clearance on a submission takes turns on every wall of its campaign, if its giver agreed to walls. */
export async function giveTurns(tx: Tx, item: Submission): Promise<void> {
  const walls = await holdWalls(tx, item.campaign);
  const [agreed] = await tx
    .select({ id: submission.id })
    .from(submission)
    .where(and(eq(submission.id, item.id), consented('wall')));
  if (!agreed || walls.length === 0) return;
  await tx
    .insert(rotation)
    .values(walls.map(({ id }) => ({ wall: id, submission: item.id, kind: item.kind })))
    .onConflictDoNothing();
  await markStale(tx, item.campaign);
}

/** Ends a submission's turns, and tells every wall that had it. */
export async function endTurns(tx: Tx, item: Submission, actor: Submission['approvedBy'] = null): Promise<void> {
  await holdWalls(tx, item.campaign);
  const ended = await tx.delete(rotation).where(eq(rotation.submission, item.id)).returning({ wall: rotation.wall });
  if (ended.length === 0) return;
  await markStale(tx, item.campaign);
  for (const { wall: name } of ended.sort((a, b) => (a.wall < b.wall ? -1 : 1))) {
    await record(tx, { kind: 'wall.pull', wall: name, submission: item.id, actor });
  }
}

/**
 * The next of each kind to take a turn on a wall: the never-shown first, then the least recently shown; and the next photos of
 * each partner whose hour it is, and the one that is spotlit, however late their turns are.
 */
export async function nextTurns(
  tx: Tx,
  { id, spotlight }: Pick<Wall, 'id' | 'spotlight'>,
  partners: readonly string[],
): Promise<Turn[]> {
  const ofKind = async (kind: Turn['kind']): Promise<Turn[]> => {
    const turns = (also?: SQL) =>
      tx
        .select({ submission: rotation.submission, partner: submission.partner, lastAt: rotation.lastAt })
        .from(rotation)
        .innerJoin(submission, eq(submission.id, rotation.submission))
        .where(and(eq(rotation.wall, id), eq(rotation.kind, kind), also))
        .orderBy(sql`${rotation.lastAt} asc nulls first`, asc(rotation.since))
        .limit(maxTurns);
    const next = new Map((await turns()).map((one) => [one.submission, one]));
    const also = [
      ...(kind === 'photo' ? partners.map((partner) => eq(submission.partner, partner)) : []),
      ...(spotlight ? [eq(rotation.submission, spotlight)] : []),
    ];
    for (const those of also) for (const one of await turns(those)) next.set(one.submission, one);
    return [...next.values()].map(({ lastAt, ...one }) => ({ ...one, kind, lastAt: lastAt?.getTime() ?? null }));
  };
  return [...(await ofKind('photo')), ...(await ofKind('testimony'))];
}

/** After cards were planned or taken back: when the latest card of each of these begins, if it has one. */
export async function countTurns(tx: Tx, wallId: string, items: SubmissionId[]): Promise<void> {
  if (items.length === 0) return;
  const latest = tx
    .select({ at: max(card.at) })
    .from(cardItem)
    .innerJoin(card, eq(card.id, cardItem.card))
    .where(and(eq(cardItem.submission, rotation.submission), eq(card.wall, wallId), isNull(card.superseded)));
  await tx
    .update(rotation)
    .set({ lastAt: sql`(${latest})` })
    .where(and(eq(rotation.wall, wallId), inArray(rotation.submission, items)));
}
