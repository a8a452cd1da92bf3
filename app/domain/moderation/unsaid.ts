import type { Submission } from '#db/schema/submission.ts';
import { may } from '../staff/rights.ts';
import type { Facts } from './facts.ts';
import type { Judge } from './lanes.ts';
import { withheldFrom } from './sight.ts';

/**
 * Facts without what would tell her of another's verdict, on those of which she is to have a view of her own; and
 * without other items, for whom not every item is hers to see.
 */
export async function unsaid(judge: Judge, facts: Facts[]): Promise<Facts[]> {
  const beside = facts.flatMap(({ similar, earlier }) => [...(similar?.items ?? []), ...(earlier?.items ?? [])]);
  const withheld = await withheldFrom(
    judge,
    [...facts, ...beside].map(({ id }) => id),
  );
  const told = <T extends { items: Pick<Submission, 'id' | 'state'>[] }>(others: T | null): T | null =>
    others && {
      ...others,
      items: others.items.map((one) => (withheld.has(one.id) ? { ...one, state: 'in-review' } : one)),
    };
  const reads = may(judge, 'read-items');
  return facts.map((one) => ({
    ...one,
    similar: reads ? told(one.similar) : null,
    earlier: reads ? told(one.earlier) : null,
    ...(withheld.has(one.id)
      ? { state: 'in-review', standing: null, notes: one.notes.filter(({ actor }) => actor === judge.id) }
      : {}),
  }));
}
