import { eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId } from '#db/ids.ts';
import { passkey, person, session, twoFactor, type Role } from '#db/schema/staff.ts';
import { theCurrent } from '../campaign/campaign.ts';
import { NotFound } from '../errors.ts';
import { record } from '../journal.ts';

/** Whether the edition that runs asks more than a password of people in this role. Programs have a token instead. */
export async function needsSecondFactor(role: Role): Promise<boolean> {
  const [current] = await theCurrent();
  return current?.requireSecondFactor.includes(role) ?? false;
}

/** Whether she has an authenticator, whose codes are asked for beside her password. */
export async function hasCodes(id: StaffId): Promise<boolean> {
  const [who] = await db.select({ codes: person.twoFactorEnabled }).from(person).where(eq(person.id, id));
  return who?.codes ?? false;
}

/** Whether she has anything beside her password. */
export const hasFactor = async (id: StaffId): Promise<boolean> =>
  (await hasCodes(id)) || (await db.$count(passkey, eq(passkey.userId, id))) > 0;

/** The journal learns that somebody has set up a second factor, or has let it go, and never what it is made of. */
export const tellOfFactor = (id: StaffId, factor: 'codes', to: 'on' | 'off'): Promise<number> =>
  db.transaction((tx) => record(tx, { kind: 'staff.factor', actor: id, detail: { staff: id, factor, to } }));

/**
 * For who has lost her telephone, and her recovery codes or passkeys with it: she signs in with her password alone, and sets up anew.
 * @throws {NotFound} for an unknown address
 */
export async function forgetFactors(email: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [known] = await tx
      .update(person)
      .set({ twoFactorEnabled: false })
      .where(eq(person.email, email.toLowerCase()))
      .returning({ id: person.id });
    if (!known) throw new NotFound('nobody has that address');
    await tx.delete(twoFactor).where(eq(twoFactor.userId, known.id));
    await tx.delete(passkey).where(eq(passkey.userId, known.id));
    await tx.delete(session).where(eq(session.userId, known.id));
    await record(tx, { kind: 'staff.factors-forgotten', detail: { staff: known.id } });
  });
}
