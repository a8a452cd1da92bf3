import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Incoming } from './context.ts';
import { problem } from './problem.ts';

/**
 * How often one address may do what costs us, per `duration` seconds: generous, since a school or a camp shares
 * one address. Counted in each site process. Uploads have budgets of their own (`budgets.ts`).
 */
const limiters = {
  'sign-in': new RateLimiterMemory({ points: 20, duration: 300 }),
  /** Each time that the page opens on which a passkey is asked for. */
  passkey: new RateLimiterMemory({ points: 60, duration: 300 }),
  factor: new RateLimiterMemory({ points: 20, duration: 300 }),
  flag: new RateLimiterMemory({ points: 20, duration: 600 }),
  /** Displays that ask for a code: each once in ten minutes, and once more whenever it is opened anew. */
  pairing: new RateLimiterMemory({ points: 120, duration: 600 }),
  /** Codes that people type. */
  code: new RateLimiterMemory({ points: 20, duration: 600 }),
};

/** Whoever has one IPv6 address has 2⁶⁴ of them: what counts is the /64. */
export const networkOf = (address: string): string => (isIPv6(address) ? groupsOf(address, 4) : address);

/** The network around an address, which one organisation or one carrier has: /24, of IPv6 /48. */
export const prefixOf = (address: string): string =>
  isIPv6(address) ? groupsOf(address, 3) : address.split('.').slice(0, 3).join('.');

/** The first groups of an IPv6 address, none left out. */
function groupsOf(address: string, count: number): string {
  const [left = [], right = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const between = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...between, ...right].slice(0, count).join(':');
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
