import { and, eq, isNull, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { ScreenId, StaffId } from '#db/ids.ts';
import { screen } from '#db/schema/wall.ts';
import { NotFound } from '../errors.ts';
import { record } from '../journal.ts';

/**
 * Takes a screen out of use, for ever: its key opens nothing from now on, and whoever streams to it hears so with the
 * journal's bell. Answers its wall. Twice is once.
 * @throws {NotFound}
 */
export async function revoke(id: ScreenId, actor: StaffId): Promise<string> {
  return db.transaction(async (tx) => {
    const [revoked] = await tx
      .update(screen)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(screen.id, id), isNull(screen.revokedAt)))
      .returning({ wall: screen.wall });
    if (revoked) {
      await record(tx, { kind: 'screen.revoked', wall: revoked.wall, actor, detail: { screen: id } });
      return revoked.wall;
    }
    const [known] = await tx.select({ wall: screen.wall }).from(screen).where(eq(screen.id, id));
    if (!known) throw new NotFound('there is no such screen');
    return known.wall;
  });
}
