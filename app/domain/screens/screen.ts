import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { CardId, ScreenId } from '#db/ids.ts';
import { card, play } from '#db/schema/card.ts';
import { screen, wall, type Screen, type Wall } from '#db/schema/wall.ts';
import { Gone, NotFound } from '../errors.ts';

/** A screen and the wall that it shows, by the secret in its address. @throws {NotFound} @throws {Gone} when it is out of use */
export async function findScreen(key: string): Promise<{ screen: Screen; wall: Wall }> {
  const [found] = await db
    .select({ screen, wall })
    .from(screen)
    .innerJoin(wall, eq(wall.id, screen.wall))
    .where(eq(screen.key, key));
  if (!found) throw new NotFound('there is no such screen: ask the event staff for its address');
  if (found.screen.revokedAt) throw new Gone('this screen was taken out of use');
  return found;
}

/**
 * A screen's sign of life, with what it says of itself. Answers the clock that walls go by, in ms since the epoch.
 * @throws {NotFound} @throws {Gone} when it is out of use
 */
export async function beat(key: string, health: Record<string, unknown>): Promise<number> {
  // Two hundred screens beat forty times a second: what the next beat says again need not wait for the disk.
  const seen = await db.execute<{ now: string }>(sql`
    with quick as (select set_config('synchronous_commit', 'off', true))
    update ${screen} set seen_at = now(), health = ${JSON.stringify(health)}::jsonb from quick
    where key = ${key} and revoked_at is null
    returning extract(epoch from clock_timestamp()) * 1000 as now`);
  if (seen.rows[0]) return Number(seen.rows[0].now);
  await findScreen(key);
  throw new NotFound('there is no such screen');
}

/** Notes that a screen has begun from nothing: it knows what holds at this number of the journal, and nothing from before. */
export async function beginAnew(id: ScreenId, number: number): Promise<void> {
  await db
    .update(screen)
    .set({ anewAt: number })
    .where(and(eq(screen.id, id), isNull(screen.revokedAt)));
}

/** A screen's proof of what stood on it; times in ms since the epoch. Cards that its wall never had are left out. */
export async function reportPlays(key: string, plays: { card: CardId; from: number; until: number }[]): Promise<void> {
  const { id: wallId } = (await findScreen(key)).wall;
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
