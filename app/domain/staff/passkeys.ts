import { and, asc, eq, ne } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { PasskeyId, StaffId } from '#db/ids.ts';
import { passkey, person, session } from '#db/schema/staff.ts';
import { NotFound } from '../errors.ts';
import { record } from '../journal.ts';

/** So many one person has at most; the database holds it too. */
export const mostPasskeys = 10;

/** The longest name of a passkey, in characters. */
export const longestName = 60;

/** Her passkeys, oldest first. */
export const passkeysOf = (id: StaffId): Promise<{ id: PasskeyId; name: string; createdAt: Date }[]> =>
  db
    .select({ id: passkey.id, name: passkey.name, createdAt: passkey.createdAt })
    .from(passkey)
    .where(eq(passkey.userId, id))
    .orderBy(asc(passkey.createdAt))
    .limit(mostPasskeys);

/** The journal learns that she has a new passkey; the session from before it gives way to the one that it opened. */
export const tellOfPasskey = (id: StaffId, before: string): Promise<void> =>
  db.transaction(async (tx) => {
    await tx.delete(session).where(and(eq(session.id, before), eq(session.userId, id)));
    await record(tx, { kind: 'staff.factor', actor: id, detail: { staff: id, factor: 'passkey', to: 'on' } });
  });

/**
 * Lets a passkey go. Whoever holds it may have signed in with it, so her other sessions end; the one in which she does
 * this counts for no more than her password once nothing else is left.
 * @throws {NotFound} when it is none of hers
 */
export async function removePasskey(id: StaffId, which: PasskeyId, here: string): Promise<void> {
  await db.transaction(async (tx) => {
    const hers = and(eq(passkey.id, which), eq(passkey.userId, id));
    const [gone] = await tx.delete(passkey).where(hers).returning({ id: passkey.id });
    if (!gone) throw new NotFound('she has no such passkey');
    await tx.delete(session).where(and(eq(session.userId, id), ne(session.id, here)));
    const [who] = await tx.select({ codes: person.twoFactorEnabled }).from(person).where(eq(person.id, id));
    const left = who?.codes || (await tx.$count(passkey, eq(passkey.userId, id))) > 0;
    if (!left) await tx.update(session).set({ strong: false }).where(eq(session.id, here));
    await record(tx, { kind: 'staff.factor', actor: id, detail: { staff: id, factor: 'passkey', to: 'off' } });
  });
}
