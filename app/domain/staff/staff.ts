import { randomUUID } from 'node:crypto';
import { asc, eq, not } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { StaffId } from '#db/ids.ts';
import { account, person, staff, type Person, type Staff } from '#db/schema/staff.ts';
import { Conflict, NotFound } from '../errors.ts';
import { record } from '../journal.ts';
import { hashOf } from './password.ts';
import { newPseudonym } from './pseudonym.ts';
import { checkPartner } from './role.ts';

/** Who acts, as every verb and every page needs to know her: by her pseudonym. */
export type Actor = Pick<Staff, 'id' | 'name' | 'role' | 'partner' | 'languages'>;

/** Somebody together with who she is: for the commands alone, which the operator runs. */
export type Known = Pick<Staff, 'id' | 'role' | 'partner'> & Pick<Person, 'name' | 'email'> & { pseudonym: string };

/** @throws {NotFound} */
export async function findStaff(id: StaffId): Promise<Staff> {
  const [found] = await db.select().from(staff).where(eq(staff.id, id));
  if (!found) throw new NotFound('there is nobody with that id');
  return found;
}

/** Who signs in with this address; undefined when nobody does. */
export async function staffAt(email: string): Promise<Known | undefined> {
  const [found] = await db
    .select({
      id: staff.id,
      role: staff.role,
      partner: staff.partner,
      pseudonym: staff.name,
      name: person.name,
      email: person.email,
    })
    .from(staff)
    .innerJoin(person, eq(person.id, staff.id))
    .where(eq(person.email, email.toLowerCase()));
  return found;
}

/**
 * Makes somebody who can sign in, and gives her a pseudonym. Her address is kept in small letters, as sign-in asks for it.
 * @throws {Conflict} when somebody has that address already @throws {Invalid} when the partner is missing, superfluous
 * or unknown
 */
export async function appoint(
  { email, name, role, partner }: Pick<Person, 'email' | 'name'> & Pick<Staff, 'role' | 'partner'>,
  password: string,
): Promise<StaffId> {
  await checkPartner(role, partner);
  const hash = await hashOf(password);
  return db.transaction(async (tx) => {
    const id = await seat(tx, { role, partner });
    const [made] = await tx
      .insert(person)
      .values({ id, name, email: email.toLowerCase(), emailVerified: true })
      .onConflictDoNothing({ target: person.email })
      .returning({ id: person.id });
    if (!made) throw new Conflict('somebody has that address already');
    await tx
      .insert(account)
      .values({ id: randomUUID(), userId: id, accountId: id, providerId: 'credential', password: hash });
    await record(tx, { kind: 'staff.appointed', detail: { staff: id, role, partner } });
    return id;
  });
}

/** A place on the staff under a pseudonym that nobody has. */
async function seat(tx: Tx, as: Pick<Staff, 'role' | 'partner'>): Promise<StaffId> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const [made] = await tx
      .insert(staff)
      .values({ ...as, name: newPseudonym() })
      .onConflictDoNothing()
      .returning({ id: staff.id });
    if (made) return made.id;
  }
  throw new Error('hardly a pseudonym is left: the lists in pseudonym.ts need more words');
}

/**
 * Gives somebody another role, from her next click on; the same role again changes nothing.
 * @throws {NotFound} for an unknown address @throws {Invalid} when the partner is missing, superfluous or unknown
 */
export async function changeRole(email: string, { role, partner }: Pick<Staff, 'role' | 'partner'>): Promise<void> {
  await checkPartner(role, partner);
  await db.transaction(async (tx) => {
    const [held] = await tx
      .select({ id: staff.id, role: staff.role, partner: staff.partner })
      .from(staff)
      .innerJoin(person, eq(person.id, staff.id))
      .where(eq(person.email, email.toLowerCase()))
      .for('update');
    if (!held) throw new NotFound('nobody has that address');
    if (held.role === role && held.partner === partner) return;
    await tx.update(staff).set({ role, partner, updatedAt: new Date() }).where(eq(staff.id, held.id));
    const was = { role: held.role, partner: held.partner };
    await record(tx, { kind: 'staff.role', detail: { staff: held.id, role, partner, was } });
  });
}

/** The most people that are listed. */
const maxPeople = 500;

/** Everybody who signs in, by the names that the desk shows. */
export const colleagues = (): Promise<Pick<Staff, 'id' | 'name' | 'role' | 'partner'>[]> =>
  db
    .select({ id: staff.id, name: staff.name, role: staff.role, partner: staff.partner })
    .from(staff)
    .where(not(staff.program))
    .orderBy(asc(staff.role), asc(staff.name))
    .limit(maxPeople);

/**
 * Who stands behind a pseudonym. The journal learns that it was asked, and by whom, before anybody is told.
 * @throws {NotFound}
 */
export const identityOf = (id: StaffId, actor: StaffId): Promise<Pick<Person, 'name' | 'email'>> =>
  db.transaction(async (tx) => {
    const [found] = await tx.select({ name: person.name, email: person.email }).from(person).where(eq(person.id, id));
    if (!found) throw new NotFound('nobody stands behind that name');
    await record(tx, { kind: 'staff.identity-read', actor, detail: { staff: id } });
    return found;
  });

/** The languages that she reads, from now on. */
export async function readLanguages(id: StaffId, languages: string[]): Promise<void> {
  await db.update(staff).set({ languages, updatedAt: new Date() }).where(eq(staff.id, id));
}
