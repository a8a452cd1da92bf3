import { createHmac } from 'node:crypto';
import { config } from '#app/platform/config.ts';

/**
 * What tells one sender from another for as long as a day (UTC), and is no address: without the key nobody can tell whose it
 * is, and tomorrow's is another.
 * @param what it is a hash of, so that two kinds never meet
 */
export function dailyHash(what: 'flag' | 'network' | 'browser' | 'mail domain', value: string): string {
  const day = new Date().toISOString().slice(0, 10);
  const key = createHmac('sha256', config.SESSION_SECRET ?? '')
    .update(`zakhor ${what} ${day}`)
    .digest();
  return createHmac('sha256', key).update(value).digest('hex').slice(0, 32);
}
