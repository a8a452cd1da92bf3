import type { Facts } from './facts.ts';
import type { Judge } from './lanes.ts';
import { withheldFrom } from './sight.ts';

/** Facts without what would tell her of another's verdict, on those of which she is to have a view of her own. */
export async function unsaid(judge: Judge, facts: Facts[]): Promise<Facts[]> {
  const withheld = await withheldFrom(
    judge,
    facts.map(({ id }) => id),
  );
  return facts.map((one) =>
    withheld.has(one.id)
      ? { ...one, state: 'in-review', standing: null, notes: one.notes.filter(({ actor }) => actor === judge.id) }
      : one,
  );
}
