import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/client.ts';
import type { ScreenId } from '#db/ids.ts';
import { screen } from '#db/schema/wall.ts';

/**
 * After so much silence a screen is away, in ms: it beats every 5 s, and again at once where the site did not hear it.
 * Together with the 2 s after which an open desk looks again it is shown within 10 s.
 */
const awayMs = 7_000;

/** The most screens that one wall has. */
export const maxScreens = 200;

/** What a screen says of itself; a screen that says less, or nonsense, is a screen all the same. */
const Health = z.object({
  /** Of the programme that it runs. */
  version: z.string().nullable().catch(null),
  /** The card that stands on it. */
  card: z.string().nullable().catch(null),
  /** For how long it goes on without the site, in ms. */
  cachedMs: z.number().nonnegative().nullable().catch(null),
  /** How far its clock is from the site's: above zero it is ahead, in ms. */
  driftMs: z.number().nullable().catch(null),
});
type Health = z.infer<typeof Health>;

/** `away` follows from its last sign of life alone, and so needs nobody to notice it. */
export const stateOf = sql<ScreenState>`case when ${screen.seenAt} is null then 'unseen'
  when ${screen.seenAt} > now() - make_interval(secs => ${awayMs / 1000}) then 'there' else 'away' end`;
export type ScreenState = 'unseen' | 'there' | 'away';

/** A screen as event staff see it. */
export interface ScreenView {
  id: ScreenId;
  name: string;
  state: ScreenState;
  /** Its last sign of life, in ms since the epoch. */
  seenAt: number | null;
  health: Health | null;
}

/** The screens of a wall that are in use, by their names. */
export async function screensOf(wallId: string): Promise<ScreenView[]> {
  const rows = await db
    .select({ id: screen.id, name: screen.name, seenAt: screen.seenAt, health: screen.health, state: stateOf })
    .from(screen)
    .where(and(eq(screen.wall, wallId), isNull(screen.revokedAt)))
    .orderBy(asc(screen.name), asc(screen.id))
    .limit(maxScreens);
  return rows.map(({ seenAt, health, ...row }) => ({
    ...row,
    seenAt: seenAt?.getTime() ?? null,
    health: health && Health.parse(health),
  }));
}
