import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId } from '#db/ids.ts';
import { account, staff, type Staff } from '#db/schema/staff.ts';
import { Conflict, NotFound } from '../errors.ts';
import { record } from '../journal.ts';
import { hashOf } from './password.ts';
import { checkPartner } from './role.ts';

/** Who acts, as every verb and every page needs to know her. */
export type Actor = Pick<Staff, 'id' | 'name' | 'role' | 'partner'>;

/** @throws {NotFound} */
export async function findStaff(id: StaffId): Promise<Staff> {
  const [found] = await db.select().from(staff).where(eq(staff.id, id));
  if (!found) throw new NotFound('there is nobody with that id');
  return found;
}

/** Who signs in with this address; undefined when nobody does. */
export async function staffAt(email: string): Promise<Staff | undefined> {
  const [found] = await db.select().from(staff).where(eq(staff.email, email.toLowerCase()));
  return found;
}

/**
 * Makes somebody who can sign in. Her address is kept in small letters, as sign-in asks for it.
 * @throws {Conflict} when somebody has that address already @throws {Invalid} when the partner is missing, superfluous
 * or unknown
 */
export async function appoint(
  person: Pick<Staff, 'email' | 'name' | 'role' | 'partner'>,
  password: string,
): Promise<StaffId> {
  await checkPartner(person.role, person.partner);
  const hash = await hashOf(password);
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(staff)
      .values({ ...person, email: person.email.toLowerCase(), emailVerified: true })
      .onConflictDoNothing({ target: staff.email })
      .returning({ id: staff.id });
    if (!made) throw new Conflict('somebody has that address already');
    await tx
      .insert(account)
      .values({ id: randomUUID(), userId: made.id, accountId: made.id, providerId: 'credential', password: hash });
    const { role, partner } = person;
    await record(tx, { kind: 'staff.appointed', detail: { staff: made.id, role, partner } });
    return made.id;
  });
}

/**
 * Gives somebody another role, from her next click on; the same role again changes nothing.
 * @throws {NotFound} for an unknown address @throws {Invalid} when the partner is missing, superfluous or unknown
 */
export async function changeRole(email: string, { role, partner }: Pick<Staff, 'role' | 'partner'>): Promise<void> {
  await checkPartner(role, partner);
  await db.transaction(async (tx) => {
    const [held] = await tx.select().from(staff).where(eq(staff.email, email.toLowerCase())).for('update');
    if (!held) throw new NotFound('nobody has that address');
    if (held.role === role && held.partner === partner) return;
    await tx.update(staff).set({ role, partner, updatedAt: new Date() }).where(eq(staff.id, held.id));
    const was = { role: held.role, partner: held.partner };
    await record(tx, { kind: 'staff.role', detail: { staff: held.id, role, partner, was } });
  });
}
