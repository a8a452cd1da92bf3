import { and, count, countDistinct, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { partner } from '#db/schema/partner.ts';
import { submission } from '#db/schema/submission.ts';
import type { Wall } from '#db/schema/wall.ts';
import type { Span } from '../programme/span.ts';
import { showable } from '../submissions/showable.ts';
import type { Facts } from './plan.ts';

/** The partners whose hour it is in these blocks. */
export const partnersIn = (programme: readonly Span[]): string[] => [
  ...new Set(programme.flatMap((block) => block.partner ?? [])),
];

/** What the cards of these blocks say, asked for only where one of them says it. */
export async function factsFor(
  tx: Tx,
  { campaign }: Pick<Wall, 'campaign'>,
  programme: readonly Span[],
): Promise<Facts> {
  const slugs = partnersIn(programme);
  const names = slugs.length > 0 ? await tx.select().from(partner).where(inArray(partner.slug, slugs)) : [];
  const counted = programme.some(({ kind }) => kind === 'figures') ? await soFar(tx, campaign) : undefined;
  return {
    people: counted?.people ?? 0,
    countries: counted?.countries ?? 0,
    partners: new Map(names.map(({ slug, name }) => [slug, name])),
  };
}

/** Those who may stand on the campaign's walls, and of how many countries they are. */
async function soFar(tx: Tx, campaign: string) {
  const [figures] = await tx
    .select({ people: count(), countries: countDistinct(submission.country) })
    .from(submission)
    .where(and(eq(submission.campaign, campaign), showable('wall')));
  return figures;
}
