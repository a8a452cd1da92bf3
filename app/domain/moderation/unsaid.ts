import { may } from '../staff/rights.ts';
import type { Facts } from './facts.ts';
import type { Judge } from './lanes.ts';
import { withheldFrom } from './sight.ts';

/**
 * Facts without what would tell her of another's verdict, on those of which she is to have a view of her own; and
 * without other items, for whom not every item is hers to see.
 */
export async function unsaid(judge: Judge, facts: Facts[]): Promise<Facts[]> {
  const withheld = await withheldFrom(
    judge,
    facts.map(({ id }) => id),
  );
  const others = may(judge, 'read-items') ? {} : { similar: null, earlier: null };
  return facts.map((one) => ({
    ...one,
    ...others,
    ...(withheld.has(one.id)
      ? { state: 'in-review', standing: null, notes: one.notes.filter(({ actor }) => actor === judge.id) }
      : {}),
  }));
}
