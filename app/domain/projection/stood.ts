import { and, asc, eq, gt, inArray, isNull, lt, sql, getTableColumns } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { card } from '#db/schema/card.ts';
import { event } from '#db/schema/event.ts';
import { wall } from '#db/schema/wall.ts';
import { maxCards, placesOf, shownCard, type CardFace, type Place, type ShownCard } from './cards.ts';

/** Whoever had a place and may not be shown now: the journal still knows that she stood there. */
interface Gone {
  submission: SubmissionId;
  gone: 'pulled' | 'withdrawn';
}

/** A card with everybody who was given a place on it. */
export interface JournalledCard extends Omit<ShownCard, 'items'> {
  items: ((CardFace | Gone) & {
    /** When she was taken off this card, in ms since the epoch; null for whoever stood to its end. */
    off: number | null;
  })[];
}

/**
 * What stood, or will stand, on a wall between two moments, in ms since the epoch. Who stood where never changes;
 * her face is shown only while it may be.
 */
export async function timeline(wallId: string, from: number, to: number): Promise<JournalledCard[]> {
  const until = standsUntil(wallId);
  const cards = await db
    .select({ ...getTableColumns(card), until: until.mapWith(card.until) })
    .from(card)
    .where(and(eq(card.wall, wallId), isNull(card.superseded), lt(card.at, new Date(to)), gt(until, new Date(from))))
    .orderBy(asc(card.at))
    .limit(maxCards);
  const places = await placesOf(cards);
  const pulls = await pullsOf(wallId, [...places.values()].flat());
  return cards.map((one) => ({
    ...shownCard(one),
    items: places.get(one.id)!.map(({ submission, state, face }) => {
      const pull = pulls.find((of) => of.submission === submission && of.number > one.announced);
      return {
        ...(face ?? { submission, gone: state === 'withdrawn' ? 'withdrawn' : 'pulled' }),
        off: pull && pull.at < one.until ? pull.at.getTime() : null,
      };
    }),
  }));
}

/** While a wall is paused, the last card that began stands on, though it was cut when the pause began. */
const standsUntil = (wallId: string) => {
  const paused = db
    .select({ mode: wall.mode })
    .from(wall)
    .where(and(eq(wall.id, wallId), eq(wall.mode, 'paused')));
  const last = sql`(select max(at) from ${card} where wall = ${wallId} and superseded is null and at <= now())`;
  return sql`case when ${card.at} = ${last} and exists ${paused} then greatest(${card.until}, now()) else ${card.until} end`;
};

/** When each of these was taken off the wall, oldest first. */
const pullsOf = (wallId: string, places: Place[]) =>
  db
    .select({ number: event.number, submission: event.submission, at: event.at })
    .from(event)
    .where(
      and(
        eq(event.kind, 'wall.pull'),
        eq(event.wall, wallId),
        inArray(event.submission, [...new Set(places.map(({ submission }) => submission))]),
      ),
    )
    .orderBy(asc(event.number));
