import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { account, person, session } from '#db/schema/staff.ts';
import { NotFound } from '../errors.ts';
import { record } from '../journal.ts';
import { auth } from './auth.ts';

/** A password that nobody has chosen: 120 random bits in 20 letters. */
export const newPassword = () => randomBytes(15).toString('base64url');

/** As better-auth keeps it: salted scrypt. */
export const hashOf = async (password: string) => (await auth.$context).password.hash(password);

/**
 * Gives somebody a new password and ends her sessions; the one that she has already changes nothing.
 * @throws {NotFound} for an unknown address
 */
export async function renewPassword(email: string, password: string): Promise<void> {
  const { verify, hash } = (await auth.$context).password;
  const [known] = await db
    .select({ id: person.id, hash: account.password })
    .from(person)
    .leftJoin(account, eq(account.userId, person.id))
    .where(eq(person.email, email.toLowerCase()));
  if (!known) throw new NotFound('nobody has that address');
  if (known.hash && (await verify({ hash: known.hash, password }))) return;
  const credential = { accountId: known.id, providerId: 'credential', password: await hash(password) };
  await db.transaction(async (tx) => {
    await tx.delete(account).where(eq(account.userId, known.id));
    await tx.insert(account).values({ ...credential, id: randomUUID(), userId: known.id });
    await tx.delete(session).where(eq(session.userId, known.id));
    await record(tx, { kind: 'staff.password', detail: { staff: known.id } });
  });
}
