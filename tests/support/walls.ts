import { randomBytes, randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { record } from '#app/domain/journal.ts';
import { db } from '#db/client.ts';
import type { CardId, SubmissionId } from '#db/ids.ts';
import { card, cardItem } from '#db/schema/card.ts';
import { screen, wall } from '#db/schema/wall.ts';

/** A wall of a test's own, with one screen; who is cleared from now on takes turns on it. */
export async function openWall({ paceMs = 8000 } = {}): Promise<{ id: string; key: string }> {
  const id = `w-${randomUUID()}`;
  const key = randomBytes(12).toString('hex');
  await db.insert(wall).values({ id, campaign: 'test', name: id, paceMs });
  await db.insert(screen).values({ key, wall: id, name: 'Its screen' });
  return { id, key };
}

/** The journal's announcement of a card that is still to be made. */
export const announce = (wallId: string): Promise<number> =>
  db.transaction((tx) => record(tx, { kind: 'wall.card', wall: wallId }));

/** A card of a test's own making, for one person; times in ms from now, by the database's clock. */
export async function cardFor(
  wallId: string,
  submission: SubmissionId,
  { from = 0, until = 60_000, announced }: { from?: number; until?: number; announced?: number } = {},
): Promise<{ card: CardId; at: number; until: number }> {
  const number = announced ?? (await announce(wallId));
  const after = (ms: number): SQL => sql`clock_timestamp() + make_interval(secs => ${ms / 1000})`;
  const [made] = await db
    .insert(card)
    .values({ wall: wallId, at: after(from), until: after(until), kind: 'photo', layout: 'single', announced: number })
    .returning();
  await db.insert(cardItem).values({ card: made!.id, place: 0, submission, first: true });
  return { card: made!.id, at: made!.at.getTime(), until: made!.until.getTime() };
}
