import { and, asc, desc, eq, exists, gt, gte, inArray, isNull, lt, lte, not, or, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { card, cardItem, type Card } from '#db/schema/card.ts';
import { event } from '#db/schema/event.ts';
import { submission } from '#db/schema/submission.ts';
import { rotation, wall, type Wall } from '#db/schema/wall.ts';
import { NotFound } from '../errors.ts';
import { record } from '../journal.ts';
import { showable } from '../submissions/showable.ts';
import { planCards, type PlannedCard } from './plan.ts';
import { countTurns, nextTurns } from './turns.ts';

/** How far ahead a wall's cards are known, in ms. */
const horizonMs = 60_000;

/** What is planned beyond the horizon, so that it still holds when the clock ticks next. */
const spareMs = 15_000;

/** Nothing that begins sooner than this is announced or changed, in ms: screens need time to load it. */
export const leadMs = 2_500;

/** How many cards back the rhythm of kinds looks. */
const rhythm = 8;

const inMs = (ms: number) => sql`now() + make_interval(secs => ${ms / 1000})`;
const onTimeline = (wallId: typeof wall.id | string) => and(eq(card.wall, wallId), isNull(card.superseded));

/** The walls whose timeline is too short, or does not follow from the state any more. */
export const toPlan = (limit: number): Promise<{ wall: string }[]> => {
  const someoneToShow = exists(db.select({ one: rotation.wall }).from(rotation).where(eq(rotation.wall, wall.id)));
  const longEnough = exists(
    db
      .select({ one: card.id })
      .from(card)
      .where(and(onTimeline(wall.id), gt(card.until, inMs(horizonMs)))),
  );
  return db
    .select({ wall: wall.id })
    .from(wall)
    .where(and(eq(wall.mode, 'running'), or(wall.stale, and(someoneToShow, not(longEnough)))))
    .orderBy(asc(wall.id))
    .limit(limit);
};

/** A card that has not ended, as the planner sees it. */
interface Standing extends Card {
  items: { submission: SubmissionId; first: boolean; showable: boolean }[];
}

/** Brings the timeline of a wall that runs up to the horizon, changing what is planned only where it has to. */
export async function planWall(id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [held] = await tx.select().from(wall).where(eq(wall.id, id)).for('update');
    if (!held) throw new NotFound('there is no such wall');
    if (held.mode !== 'running') return;
    const now = await clock(tx);
    const standing = await cardsFrom(tx, id, now);
    const end = Math.max(standing.at(-1)?.until.getTime() ?? 0, now + leadMs);
    const change = held.stale ? await changeFrom(tx, held, standing, now) : null;
    await (change === null ? extend(tx, held, end, now) : replace(tx, held, change, now));
    await tx.update(wall).set({ stale: false, spotlight: null }).where(eq(wall.id, id));
  });
}

/** From which moment the plan must change; null when it only needs to grow. */
async function changeFrom(tx: Tx, held: Wall, standing: Standing[], now: number): Promise<number | null> {
  const changeable = standing.filter(({ at }) => at.getTime() >= now + leadMs);
  if (held.spotlight) return changeable[0]?.at.getTime() ?? null;
  const someoneNew = await tx.$count(rotation, and(eq(rotation.wall, held.id), isNull(rotation.lastAt)));
  const wrong = changeable.find(({ items }) => items.some((item) => !item.showable || (someoneNew > 0 && !item.first)));
  return wrong?.at.getTime() ?? null;
}

/** Adds cards after the last one, each announced by an event of its own. */
async function extend(tx: Tx, held: Wall, from: number, now: number): Promise<void> {
  const { cards, isFirst } = await plan(tx, held, from, now);
  if (cards.length === 0) return;
  const events = await tx
    .insert(event)
    .values(cards.map(() => ({ kind: 'wall.card', wall: held.id })))
    .returning({ number: event.number });
  await insert(
    tx,
    held.id,
    cards.map((planned, index) => ({ ...planned, announced: events[index]!.number })),
    isFirst,
  );
}

/** Takes back every card from `from` on and plans anew; the screens hear of it as one event. */
export async function replace(
  tx: Tx,
  held: Wall,
  from: number,
  now: number,
  actor: StaffId | null = null,
): Promise<void> {
  const announced = await record(tx, { kind: 'wall.retime', wall: held.id, actor, detail: { from } });
  await takeBack(tx, held.id, from, announced);
  const { cards, isFirst } = await plan(tx, held, from, now);
  await insert(
    tx,
    held.id,
    cards.map((planned) => ({ ...planned, announced })),
    isFirst,
  );
}

/**
 * Takes back the cards that begin at `from` or later, and ends the one that would stand longer. Turns that were
 * taken back count as if they had not been given.
 */
export async function takeBack(tx: Tx, wallId: string, from: number, superseded: number): Promise<void> {
  await tx
    .update(card)
    .set({ until: new Date(from) })
    .where(and(onTimeline(wallId), lt(card.at, new Date(from)), gt(card.until, new Date(from))));
  const taken = await tx
    .update(card)
    .set({ superseded })
    .where(and(onTimeline(wallId), gte(card.at, new Date(from))))
    .returning({ id: card.id });
  if (taken.length === 0) return;
  const items = await tx
    .selectDistinct({ submission: cardItem.submission })
    .from(cardItem)
    .where(
      inArray(
        cardItem.card,
        taken.map((row) => row.id),
      ),
    );
  await countTurns(
    tx,
    wallId,
    items.map((row) => row.submission),
  );
}

async function plan(tx: Tx, held: Wall, from: number, now: number) {
  const turns = await nextTurns(tx, held);
  const before = (await lastCards(tx, held.id, from)).map(({ kind, items }) => ({
    kind,
    items: items.map((item) => item.submission),
  }));
  const cards = planCards({
    turns,
    before,
    from,
    until: now + horizonMs + spareMs,
    paceMs: held.paceMs,
    spotlight: held.spotlight,
  });
  const never = new Set(turns.filter(({ lastAt }) => lastAt === null).map((turn) => turn.submission));
  return { cards, isFirst: (one: SubmissionId) => never.delete(one) };
}

async function insert(
  tx: Tx,
  wallId: string,
  cards: (PlannedCard & { announced: number })[],
  isFirst: (one: SubmissionId) => boolean,
): Promise<void> {
  if (cards.length === 0) return;
  const rows = await tx
    .insert(card)
    .values(
      cards.map(({ at, until, kind, layout, announced }) => ({
        wall: wallId,
        at: new Date(at),
        until: new Date(until),
        kind,
        layout,
        announced,
      })),
    )
    .returning({ id: card.id });
  const items = cards.flatMap((planned, index) =>
    planned.items.map((one, place) => ({ card: rows[index]!.id, place, submission: one, first: isFirst(one) })),
  );
  await tx.insert(cardItem).values(items);
  await countTurns(tx, wallId, [...new Set(items.map((item) => item.submission))]);
}

/** The database's clock, in ms since the epoch: one clock for every site and worker. */
export async function clock(tx: Tx | typeof db = db): Promise<number> {
  const { rows } = await tx.execute<{ now: string }>(sql`select extract(epoch from clock_timestamp()) * 1000 as now`);
  return Math.round(Number(rows[0]!.now));
}

const cardsFrom = async (tx: Tx, wallId: string, now: number): Promise<Standing[]> =>
  withItems(
    tx,
    await tx
      .select()
      .from(card)
      .where(and(onTimeline(wallId), gt(card.until, new Date(now))))
      .orderBy(asc(card.at)),
  );

async function lastCards(tx: Tx, wallId: string, before: number): Promise<Standing[]> {
  const rows = await tx
    .select()
    .from(card)
    .where(and(onTimeline(wallId), lte(card.until, new Date(before))))
    .orderBy(desc(card.at))
    .limit(rhythm);
  return withItems(tx, rows.reverse());
}

async function withItems(tx: Tx, cards: Card[]): Promise<Standing[]> {
  if (cards.length === 0) return [];
  const items = await tx
    .select({
      card: cardItem.card,
      submission: cardItem.submission,
      first: cardItem.first,
      showable: sql<boolean>`${showable('wall')}`,
    })
    .from(cardItem)
    .innerJoin(submission, eq(submission.id, cardItem.submission))
    .where(
      inArray(
        cardItem.card,
        cards.map(({ id }) => id),
      ),
    )
    .orderBy(asc(cardItem.card), asc(cardItem.place));
  return cards.map((one) => ({ ...one, items: items.filter((item) => item.card === one.id) }));
}
