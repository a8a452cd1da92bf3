import { eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { partner } from '#db/schema/partner.ts';
import type { Role } from '#db/schema/staff.ts';
import { Invalid } from '../errors.ts';

/**
 * A partner's member belongs to a partner, and nobody else does.
 * @throws {Invalid} when the partner is missing, superfluous or unknown
 */
export async function checkPartner(role: Role, slug: string | null): Promise<void> {
  if ((role === 'partner') !== Boolean(slug))
    throw new Invalid('partner', 'role', 'the role partner, and no other, needs --partner SLUG');
  if (slug && (await db.$count(partner, eq(partner.slug, slug))) === 0)
    throw new Invalid('partner', 'unknown', `there is no partner ${slug}`);
}
