import { createHash, randomBytes } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { staff, token, type Role } from '#db/schema/staff.ts';
import { record } from '../journal.ts';
import { checkPartner } from './role.ts';
import type { Actor } from './staff.ts';

/** Begins every token, so that a leaked one can be recognised. */
const prefix = 'zakhor_';

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/**
 * Makes a token and the program that acts with it: a staff member who cannot sign in. Only the hash is kept.
 * @throws {Invalid} when the partner is missing, superfluous or unknown
 */
export async function issueToken({
  role,
  partner: slug,
  name,
}: {
  role: Role;
  partner?: string | undefined;
  name?: string | undefined;
}): Promise<string> {
  await checkPartner(role, slug ?? null);
  const secret = prefix + randomBytes(32).toString('base64url');
  await db.transaction(async (tx) => {
    const [program] = await tx
      .insert(staff)
      .values({ name: name ?? `${role} program`, program: true, role, partner: slug ?? null })
      .returning({ id: staff.id });
    await tx.insert(token).values({ hash: hashOf(secret), staff: program!.id });
    await record(tx, { kind: 'staff.token', detail: { staff: program!.id, role, partner: slug ?? null } });
  });
  return secret;
}

/** Who acts with this token; undefined when nobody does. */
export async function actorOfToken(secret: string): Promise<Actor | undefined> {
  const [found] = await db
    .select({
      id: staff.id,
      name: staff.name,
      role: staff.role,
      partner: staff.partner,
      languages: staff.languages,
    })
    .from(token)
    .innerJoin(staff, eq(staff.id, token.staff))
    .where(eq(token.hash, hashOf(secret)));
  return found;
}

/** Ends every token that was issued under this name, from the next call on. Answers how many they were. */
export const endTokens = (name: string): Promise<number> =>
  db.transaction(async (tx) => {
    const holders = tx
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.name, name), staff.program));
    const ended = await tx.delete(token).where(inArray(token.staff, holders)).returning({ staff: token.staff });
    for (const one of ended) await record(tx, { kind: 'staff.token-ended', detail: one });
    return ended.length;
  });
