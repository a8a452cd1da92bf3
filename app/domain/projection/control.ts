import { and, asc, desc, eq, isNull, lte } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { card } from '#db/schema/card.ts';
import { rotation, wall, type Wall, type WallMode } from '#db/schema/wall.ts';
import { Conflict, NotFound } from '../errors.ts';
import { record } from '../journal.ts';
import { pull } from './pull.ts';
import { clock, leadMs, replace, takeBack } from './timeline.ts';

/** What event staff can do to one wall. */
type WallControl =
  | { action: 'pause' | 'resume' | 'blackout' | 'skip' }
  | { action: 'hold'; text: string }
  | { action: 'spotlight'; submission: SubmissionId };

/** A pull reaches every wall, whichever it was asked at. */
export type Control = WallControl | { action: 'pull'; submission: SubmissionId };

/**
 * Carries out one control, at once, and answers the mode that the wall is in then.
 * @throws {NotFound} for an unknown wall @throws {Conflict} when the item is not cleared
 */
export async function control(wallId: string, wanted: Control, actor: StaffId): Promise<WallMode> {
  const { mode } = await findWall(wallId);
  if (wanted.action !== 'pull') return db.transaction((tx) => steer(tx, wallId, wanted, actor));
  await pull(wanted.submission, actor);
  return mode;
}

async function steer(tx: Tx, wallId: string, wanted: WallControl, actor: StaffId): Promise<WallMode> {
  const [held] = await tx.select().from(wall).where(eq(wall.id, wallId)).for('update');
  if (!held) throw new NotFound('there is no such wall');
  switch (wanted.action) {
    case 'pause':
      return standStill(tx, held, 'paused', null, actor);
    case 'blackout':
      return standStill(tx, held, 'blackout', null, actor);
    case 'hold':
      return standStill(tx, held, 'hold', wanted.text, actor);
    case 'resume':
      return enter(tx, held, 'running', null, actor);
    case 'skip':
      return skip(tx, held, actor);
    case 'spotlight':
      return spotlight(tx, held, wanted.submission, actor);
  }
}

/** The card that stands stays, or is covered; what was to follow is taken back, so that nobody's turn passes unseen. */
async function standStill(
  tx: Tx,
  held: Wall,
  mode: Exclude<WallMode, 'running'>,
  text: string | null,
  actor: StaffId,
): Promise<WallMode> {
  if (mode !== 'hold' && held.mode === mode) return mode;
  await enter(tx, held, mode, text, actor); // first, so that no screen is without a card in between
  if (held.mode !== 'running') return mode;
  const now = await clock(tx);
  await takeBack(
    tx,
    held.id,
    now,
    await record(tx, { kind: 'wall.retime', wall: held.id, actor, detail: { from: now } }),
  );
  return mode;
}

async function enter(tx: Tx, held: Wall, mode: WallMode, text: string | null, actor: StaffId): Promise<WallMode> {
  if (held.mode === 'paused' && mode !== 'paused') await prolong(tx, held);
  await tx.update(wall).set({ mode, holdText: text, stale: true }).where(eq(wall.id, held.id));
  await record(tx, { kind: 'wall.control', wall: held.id, actor, detail: text === null ? { mode } : { mode, text } });
  return mode;
}

/** The card that stood through a pause stands until the first new one can begin. */
async function prolong(tx: Tx, held: Wall): Promise<void> {
  const now = await clock(tx);
  const [last] = await tx
    .select()
    .from(card)
    .where(and(eq(card.wall, held.id), isNull(card.superseded), lte(card.at, new Date(now))))
    .orderBy(desc(card.at))
    .limit(1);
  if (last && last.until.getTime() < now + leadMs)
    await tx
      .update(card)
      .set({ until: new Date(now + leadMs) })
      .where(eq(card.id, last.id));
}

const stillness = { paused: 'paused', blackout: 'dark', hold: 'held' } as const;

/** Ends the standing card as soon as the next can be on every screen. */
async function skip(tx: Tx, held: Wall, actor: StaffId): Promise<WallMode> {
  if (held.mode !== 'running')
    throw new Conflict(`the wall is ${stillness[held.mode]}: resume it first`, { mode: held.mode });
  const now = await clock(tx);
  const { waits } = await replace(tx, held, now + leadMs, now, actor);
  if (!waits) await tx.update(wall).set({ spotlight: null }).where(eq(wall.id, held.id));
  return held.mode;
}

/** Asks for one item to come next; the planner puts it there. */
async function spotlight(tx: Tx, held: Wall, id: SubmissionId, actor: StaffId): Promise<WallMode> {
  const [turn] = await tx
    .select()
    .from(rotation)
    .where(and(eq(rotation.wall, held.id), eq(rotation.submission, id)));
  if (!turn) throw new Conflict('only what is cleared for this wall can be spotlit');
  await tx.update(wall).set({ spotlight: id, stale: true }).where(eq(wall.id, held.id));
  await record(tx, { kind: 'wall.spotlight', wall: held.id, submission: id, actor });
  return held.mode;
}

/** Every wall of the running campaigns, for the desk. */
export const walls = (): Promise<Wall[]> => db.select().from(wall).orderBy(asc(wall.name)).limit(200);

/** @throws {NotFound} */
export async function findWall(id: string): Promise<Wall> {
  const [found] = await db.select().from(wall).where(eq(wall.id, id));
  if (!found) throw new NotFound('there is no such wall');
  return found;
}
