import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Waiting } from '../desk/waiting.ts';

/** The site's answer to a desk that asks for more: all that is hers now, and how much waits in each lane. */
export interface Claimed {
  items: Facts[];
  waiting: Waiting;
}

/**
 * What is on a desk once the site has said what is hers: each item where it was, as it is known now; then what is
 * new. `decided` is on its way, and does not come back; `lost` has a claim that ended, and stays only if it was
 * claimed again.
 */
export function atHand(
  before: Facts[],
  hers: Facts[],
  { decided, lost }: { decided: ReadonlySet<string>; lost: readonly string[] },
): Facts[] {
  const now = new Map<string, Facts>(hers.map((item) => [item.id, item]));
  const kept = before.filter(({ id }) => now.has(id) || !lost.includes(id)).map((item) => now.get(item.id) ?? item);
  const there = new Set<string>(kept.map(({ id }) => id));
  return [...kept, ...hers.filter(({ id }) => !there.has(id))].filter(({ id }) => !decided.has(id));
}

/** What she has set aside comes after all else, in the order in which she did. */
export const asideLast = (items: Facts[], aside: ReadonlySet<string>): Facts[] => {
  const order = [...aside];
  return items.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
};
