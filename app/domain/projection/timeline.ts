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
import { spansNear } from '../programme/near.ts';
import { apartMs, isWithoutPeople, slotAt } from '../programme/span.ts';
import { factsFor, partnersIn } from './facts.ts';
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
export async function toPlan(limit: number): Promise<{ wall: string }[]> {
  const someoneToShow = exists(db.select({ one: rotation.wall }).from(rotation).where(eq(rotation.wall, wall.id)));
  const longEnough = exists(
    db
      .select({ one: card.id })
      .from(card)
      .where(and(onTimeline(wall.id), gt(card.until, inMs(horizonMs)))),
  );
  const short = await db
    .select({ id: wall.id, zone: wall.zone, sure: sql<boolean>`(${wall.stale} or ${someoneToShow})` })
    .from(wall)
    .where(and(eq(wall.mode, 'running'), or(wall.stale, not(longEnough))))
    .orderBy(asc(wall.id))
    .limit(limit);
  const due = [];
  for (const { sure, ...one } of short) if (sure || (await hasBlockToPlan(one))) due.push({ wall: one.id });
  return due;
}

/** Where there is nobody to show, it takes a block that needs nobody, and is not on the timeline yet. */
async function hasBlockToPlan(one: Pick<Wall, 'id' | 'zone'>): Promise<boolean> {
  const now = await clock();
  const [last] = await db
    .select({ until: card.until })
    .from(card)
    .where(onTimeline(one.id))
    .orderBy(desc(card.at))
    .limit(1);
  const from = Math.max(last?.until.getTime() ?? 0, now + leadMs);
  const spans = from < now + horizonMs ? await spansNear(one, from, now + horizonMs) : [];
  return spans.some(isWithoutPeople);
}

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
    const { waits } = await (change === null ? extend(tx, held, end, now) : replace(tx, held, change, now));
    const done = { stale: false, programmeFrom: null, ...(waits ? {} : { spotlight: null }) };
    await tx.update(wall).set(done).where(eq(wall.id, id));
  });
}

/** From which moment the plan must change; null when it only needs to grow. */
async function changeFrom(tx: Tx, held: Wall, standing: Standing[], now: number): Promise<number | null> {
  const changeable = standing.filter(({ at }) => at.getTime() >= now + leadMs);
  const wrong = held.spotlight ? changeable[0] : await firstWrong(tx, held, changeable);
  const moments = [wrong?.at.getTime(), ...byProgramme(held, standing, changeable, now)];
  const first = Math.min(...moments.filter((moment) => moment !== undefined));
  return Number.isFinite(first) ? first : null;
}

/** Where the programme is another by now: there, and with the first card that stands near enough to have to know. */
function byProgramme({ programmeFrom }: Wall, standing: Standing[], changeable: Standing[], now: number): number[] {
  if (!programmeFrom) return [];
  const from = Math.max(programmeFrom.getTime(), now + leadMs);
  if (from >= (standing.at(-1)?.until.getTime() ?? 0)) return [];
  const near = changeable.find(({ at }) => at.getTime() >= from - apartMs);
  return [from, ...(near ? [near.at.getTime()] : [])];
}

/** The first card with somebody who may not be shown, or who could give way to somebody who never was. */
async function firstWrong(tx: Tx, held: Wall, changeable: Standing[]): Promise<Standing | undefined> {
  const [first, last] = [changeable[0], changeable.at(-1)];
  if (!first || !last) return undefined;
  const news = await tx
    .selectDistinct({ kind: rotation.kind })
    .from(rotation)
    .where(and(eq(rotation.wall, held.id), isNull(rotation.lastAt)));
  const programme = await spansNear(held, first.at.getTime(), last.until.getTime(), tx);
  return changeable.find(({ at, kind, items }) => {
    const { block } = slotAt(programme, at.getTime());
    // A block keeps its kind of people, and a partner's hour its own: for others no card of it is changed.
    const someoneNew = block
      ? block.kind !== 'partner' && news.some((one) => (one.kind === 'testimony') === (kind === 'testimony'))
      : news.length > 0;
    return items.some((item) => !item.showable || (someoneNew && !item.first));
  });
}

/** What planning came to. */
interface Planned {
  /** Whether who is spotlit has no card yet. */
  waits: boolean;
}

/** Adds cards after the last one, each announced by an event of its own. */
async function extend(tx: Tx, held: Wall, from: number, now: number): Promise<Planned> {
  const { cards, isFirst, waits } = await plan(tx, held, from, now);
  if (cards.length === 0) return { waits };
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
  return { waits };
}

/** Takes back every card from `from` on and plans anew; the screens hear of it as one event. */
export async function replace(
  tx: Tx,
  held: Wall,
  from: number,
  now: number,
  actor: StaffId | null = null,
): Promise<Planned> {
  const announced = await record(tx, { kind: 'wall.retime', wall: held.id, actor, detail: { from } });
  await takeBack(tx, held.id, from, announced);
  const { cards, isFirst, waits } = await plan(tx, held, from, now);
  await insert(
    tx,
    held.id,
    cards.map((planned) => ({ ...planned, announced })),
    isFirst,
  );
  return { waits };
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
  const until = now + horizonMs + spareMs;
  const programme = await spansNear(held, Math.min(from, until) - apartMs, until + apartMs, tx);
  const turns = await nextTurns(tx, held, partnersIn(programme));
  const before = (await lastCards(tx, held.id, from)).map(({ kind, items }) => ({
    kind,
    items: items.map((item) => item.submission),
  }));
  const cards = planCards({
    turns,
    before,
    programme,
    facts: await factsFor(tx, held, programme),
    from,
    until,
    paceMs: held.paceMs,
    spotlight: held.spotlight,
  });
  const never = new Set(turns.filter(({ lastAt }) => lastAt === null).map((turn) => turn.submission));
  const { spotlight } = held;
  const waits =
    turns.some((turn) => turn.submission === spotlight) && !cards.some(({ items }) => items.includes(spotlight!));
  return { cards, isFirst: (one: SubmissionId) => never.delete(one), waits };
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
      cards.map(({ at, until, kind, layout, says, announced }) => ({
        wall: wallId,
        at: new Date(at),
        until: new Date(until),
        kind,
        layout,
        says,
        announced,
      })),
    )
    .returning({ id: card.id });
  const items = cards.flatMap((planned, index) =>
    planned.items.map((one, place) => ({ card: rows[index]!.id, place, submission: one, first: isFirst(one) })),
  );
  if (items.length === 0) return;
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
