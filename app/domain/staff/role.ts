import { eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { partner } from '#db/schema/partner.ts';
import type { Role } from '#db/schema/staff.ts';
import { Invalid } from '../errors.ts';
import { isOfPartner, mayBelong, ofPartner } from './rights.ts';

/**
 * A partner's people belong to a partner, those who judge for the campaign may, and nobody else does.
 * @throws {Invalid} when the partner is missing, superfluous or unknown
 */
export async function checkPartner(role: Role, slug: string | null): Promise<void> {
  const wrong = slug ? !isOfPartner(role) && !mayBelong.includes(role) : isOfPartner(role);
  if (wrong)
    throw new Invalid(
      'partner',
      'role',
      `the roles ${ofPartner.join(' and ')} need --partner SLUG; only ${mayBelong.join(', ')} may have one besides`,
    );
  if (slug && (await db.$count(partner, eq(partner.slug, slug))) === 0)
    throw new Invalid('partner', 'unknown', `there is no partner ${slug}`);
}
