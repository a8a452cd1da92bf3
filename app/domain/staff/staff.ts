import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { StaffId } from '#db/ids.ts';
import { account, staff, type Staff } from '#db/schema/staff.ts';
import { NotFound } from '../errors.ts';
import { auth } from './auth.ts';

/** Who acts, as every verb and every page needs to know her. */
export type Actor = Pick<Staff, 'id' | 'name' | 'role' | 'partner'>;

/** @throws {NotFound} */
export async function findStaff(id: StaffId): Promise<Staff> {
  const [found] = await db.select().from(staff).where(eq(staff.id, id));
  if (!found) throw new NotFound('there is nobody with that id');
  return found;
}

/** Makes somebody who can sign in. Whoever has that address already keeps her place and gets the new password. */
export async function appoint(
  person: Pick<Staff, 'email' | 'name' | 'role' | 'partner'>,
  password: string,
): Promise<StaffId> {
  const hash = await (await auth.$context).password.hash(password);
  return db.transaction(async (tx) => {
    const [kept] = await tx
      .insert(staff)
      .values({ ...person, emailVerified: true })
      .onConflictDoUpdate({
        target: staff.email,
        set: { name: person.name, role: person.role, partner: person.partner, updatedAt: new Date() },
      })
      .returning({ id: staff.id });
    await tx.delete(account).where(eq(account.userId, kept!.id));
    await tx
      .insert(account)
      .values({ id: randomUUID(), userId: kept!.id, accountId: kept!.id, providerId: 'credential', password: hash });
    return kept!.id;
  });
}
