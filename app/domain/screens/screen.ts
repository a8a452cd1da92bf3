import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { CardId } from '#db/ids.ts';
import { card, play, pullReceipt } from '#db/schema/card.ts';
import { event } from '#db/schema/event.ts';
import { screen, wall, type Wall } from '#db/schema/wall.ts';
import { Gone, NotFound } from '../errors.ts';

/** The wall that a screen shows, by the secret in its address. @throws {NotFound} @throws {Gone} when it is out of use */
export async function wallOfScreen(key: string): Promise<Wall> {
  const [found] = await db
    .select({ wall, revokedAt: screen.revokedAt })
    .from(screen)
    .innerJoin(wall, eq(wall.id, screen.wall))
    .where(eq(screen.key, key));
  if (!found) throw new NotFound('there is no such screen: ask the event staff for its address');
  if (found.revokedAt) throw new Gone('this screen was taken out of use');
  return found.wall;
}

/**
 * A screen's sign of life, with what it says of itself. Answers the clock that walls go by, in ms since the epoch.
 * @throws {NotFound} @throws {Gone} when it is out of use
 */
export async function beat(key: string, health: Record<string, unknown>): Promise<number> {
  const [seen] = await db
    .update(screen)
    .set({ seenAt: sql`now()`, health })
    .where(and(eq(screen.key, key), isNull(screen.revokedAt)))
    .returning({ now: sql<string>`extract(epoch from clock_timestamp()) * 1000` });
  if (seen) return Number(seen.now);
  await wallOfScreen(key);
  throw new NotFound('there is no such screen');
}

/** Notes that a screen has begun from nothing: it knows what holds at this number of the journal, and nothing from before. */
export async function beginAnew(key: string, number: number): Promise<void> {
  await db.update(screen).set({ anewAt: number }).where(eq(screen.key, key));
}

/** A screen says that a pulled item has left it; saying it twice is saying it once. @throws {NotFound} */
export async function answerPull(key: string, pull: number): Promise<void> {
  const { id } = await wallOfScreen(key);
  const [known] = await db
    .select({ number: event.number })
    .from(event)
    .where(and(eq(event.number, pull), eq(event.kind, 'wall.pull'), eq(event.wall, id)));
  if (!known) throw new NotFound('there is no such pull of this wall');
  await db.insert(pullReceipt).values({ screen: key, pull }).onConflictDoNothing();
}

/** A screen's proof of what stood on it; times in ms since the epoch. Cards that its wall never had are left out. */
export async function reportPlays(key: string, plays: { card: CardId; from: number; until: number }[]): Promise<void> {
  const { id: wallId } = await wallOfScreen(key);
  if (plays.length === 0) return;
  const known = new Set(
    (
      await db
        .select({ id: card.id })
        .from(card)
        .where(
          and(
            eq(card.wall, wallId),
            inArray(
              card.id,
              plays.map((one) => one.card),
            ),
          ),
        )
    ).map(({ id }) => id),
  );
  const rows = plays
    .filter((one) => known.has(one.card))
    .map((one) => ({ screen: key, card: one.card, from: new Date(one.from), until: new Date(one.until) }));
  if (rows.length > 0) await db.insert(play).values(rows).onConflictDoNothing();
}
