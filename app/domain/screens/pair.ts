import { createHash, randomBytes, randomInt } from 'node:crypto';
import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { ScreenId, StaffId } from '#db/ids.ts';
import { pairing } from '#db/schema/screen.ts';
import { screen, wall } from '#db/schema/wall.ts';
import { Gone, Invalid } from '../errors.ts';
import { record } from '../journal.ts';
import { maxScreens } from './health.ts';
import { newKey } from './key.ts';

/** A code ends ten minutes after it was shown first; the database holds the same. */
const over = sql`now() - interval '10 minutes'`;

/** Letters and digits that are not taken for one another: 30 of them, so that six make 729 million codes. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 6;

const hashOf = (holder: string) => createHash('sha256').update(holder).digest('hex');

/** A display's request to become a screen. */
export interface Pairing {
  /** To be shown to people. */
  code: string;
  /** The display's own secret, by which it asks what came of it. */
  holder: string;
  /** When the code ends, in ms since the epoch. */
  until: number;
}

/** Begins a pairing. What is over is forgotten by the way. */
export async function askForPairing(): Promise<Pairing> {
  await db.delete(pairing).where(lte(pairing.askedAt, over));
  const holder = randomBytes(18).toString('base64url');
  for (;;) {
    const code = Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('');
    const [made] = await db
      .insert(pairing)
      .values({ holder: hashOf(holder), code })
      .onConflictDoNothing({ target: pairing.code })
      .returning({ until: sql<string>`extract(epoch from ${pairing.askedAt} + interval '10 minutes') * 1000` });
    if (made) return { code, holder, until: Math.round(Number(made.until)) };
  }
}

/**
 * The key that a display has been given; null while nobody has typed its code. It can be asked for again until the
 * screen is first heard of, since an answer may be lost on the way, and never after that.
 * @throws {Gone} when the code has ended
 */
export async function keyFor(holder: string): Promise<string | null> {
  const [found] = await db
    .select({ key: screen.key, seenAt: screen.seenAt })
    .from(pairing)
    .leftJoin(screen, eq(screen.key, pairing.screen))
    .where(and(eq(pairing.holder, hashOf(holder)), gt(pairing.askedAt, over)));
  if (!found || found.seenAt) throw new Gone('this code has ended');
  return found.key;
}

/**
 * Makes the display that shows this code a screen of a wall.
 * @throws {Invalid} when nobody shows such a code, or the wall is none, is full, or has a screen of that name
 */
export async function pair(
  { code, wall: wallId, name }: { code: string; wall: string; name: string },
  actor: StaffId,
): Promise<ScreenId> {
  return db.transaction(async (tx) => {
    await checkPlace(tx, wallId, name);
    const typed = code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
    const [asked] = await tx
      .select({ holder: pairing.holder })
      .from(pairing)
      .where(and(eq(pairing.code, typed), isNull(pairing.screen), gt(pairing.askedAt, over)))
      .for('update');
    if (!asked) throw new Invalid('code', 'unknown', 'no display shows this code now');
    const key = newKey();
    const [made] = await tx.insert(screen).values({ key, wall: wallId, name }).returning({ id: screen.id });
    await tx.update(pairing).set({ screen: key }).where(eq(pairing.holder, asked.holder));
    await record(tx, { kind: 'screen.paired', wall: wallId, actor, detail: { screen: made!.id } });
    return made!.id;
  });
}

/** Holds the wall, so that two people at once do not give the same name twice. */
async function checkPlace(tx: Tx, wallId: string, name: string): Promise<void> {
  const [held] = await tx.select({ id: wall.id }).from(wall).where(eq(wall.id, wallId)).for('update');
  if (!held) throw new Invalid('wall', 'unknown', 'there is no such wall');
  const inUse = and(eq(screen.wall, wallId), isNull(screen.revokedAt));
  if ((await tx.$count(screen, and(inUse, eq(screen.name, name)))) > 0)
    throw new Invalid('screen-name', 'taken', 'a screen of this wall has that name');
  if ((await tx.$count(screen, inUse)) >= maxScreens)
    throw new Invalid('wall', 'full', `a wall has at most ${maxScreens} screens`);
}
