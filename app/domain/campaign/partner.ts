import { eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { partner } from '#db/schema/partner.ts';
import { NotFound } from '../errors.ts';

/** @throws {NotFound} */
export async function findPartner(slug: string): Promise<{ slug: string; name: string }> {
  const [found] = await db.select().from(partner).where(eq(partner.slug, slug));
  if (!found) throw new NotFound('we do not know this partner');
  return found;
}
