import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Incoming } from './context.ts';
import { problem } from './problem.ts';

/**
 * How often one address may do what costs us, per `duration` seconds: generous, since a school or a camp shares
 * one address. Counted in each site process; a raid is the moderation's to stop, not these numbers'.
 */
const limiters = {
  'sign-in': new RateLimiterMemory({ points: 20, duration: 300 }),
  factor: new RateLimiterMemory({ points: 20, duration: 300 }),
  flag: new RateLimiterMemory({ points: 20, duration: 600 }),
  upload: new RateLimiterMemory({ points: 600, duration: 600 }),
};

/** Whoever has one IPv6 address has 2⁶⁴ of them: what counts is the /64. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [left = [], right = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const between = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...between, ...right].slice(0, 4).join(':');
}

/** Counts one attempt. Throws 429 with `Retry-After` when there were too many. */
export async function limit({ address }: Pick<Incoming, 'address'>, what: keyof typeof limiters): Promise<void> {
  try {
    await limiters[what].consume(networkOf(address));
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw problem(
      429,
      `Too many attempts from your network. Please try again in ${seconds} seconds.`,
      {},
      { 'retry-after': String(seconds) },
    );
  }
}
