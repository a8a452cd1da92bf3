import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Incoming } from './context.ts';
import { dailyHash } from './daily-hash.ts';
import { networkOf, prefixOf } from './limits.ts';

/** One window for all, so that the time to wait does not tell which of the rules it was. */
const duration = 600;

/**
 * How many uploads are taken in ten minutes, in each site process: from an address, from the network around it, by
 * browsers that say the same of themselves, and from the addresses of one mail domain. Generous, since a school shares
 * the first two, and half a country the third; what comes together and looks like a raid is for `domain/bursts`.
 */
const budgets = {
  address: new RateLimiterMemory({ points: 600, duration }),
  network: new RateLimiterMemory({ points: 1_500, duration }),
  browser: new RateLimiterMemory({ points: 5_000, duration }),
  mailDomain: new RateLimiterMemory({ points: 300, duration }),
};

/** Where half the world has its address: they say nothing of who belongs together. */
const openToAll = new Set(
  `gmail googlemail outlook hotmail live msn yahoo ymail icloud me mac aol gmx web t-online freenet proton protonmail pm
  orange wanadoo free sfr laposte neuf bbox libero virgilio tiscali alice wp o2 onet interia op seznam centrum azet mail yandex
  rambler bk inbox list ukr walla zahav netvision qq 163 126 naver daum rediffmail uol bol terra fastmail zoho mailbox posteo
  tuta tutanota btinternet sky comcast verizon att bigpond rogers telenet skynet ziggo kpn bluewin telia`.split(/\s+/),
);

/** Under which a country's names are given away, as in `school.ac.uk`. */
const shared = new Set(['ac', 'co', 'com', 'edu', 'gov', 'net', 'org']);

/** The part of an address that is somebody's own, such as `school.example` of `a@pupils.school.example`; null for anybody's. */
export function ownMailDomain(email: string | null): string | null {
  const parts = email?.toLowerCase().split('@').at(-1)?.split('.') ?? [];
  const own = parts.slice(parts.length > 2 && shared.has(parts.at(-2)!) ? -3 : -2);
  return own.length < 2 || openToAll.has(own[0]!) ? null : own.join('.');
}

/** From which network something comes, as all of ours that is kept may know it. */
export const senderOf = ({ address }: Pick<Incoming, 'address'>): string => dailyHash('network', prefixOf(address));

/** Counts an upload before it is read. @returns after how many seconds to come back; null when it may go on */
export const countUpload = ({ address, incoming }: Pick<Incoming, 'address' | 'incoming'>): Promise<number | null> => {
  const { 'user-agent': agent = '', 'accept-language': languages = '' } = incoming.headers;
  return longest([
    wait('address', dailyHash('network', networkOf(address))),
    wait('network', senderOf({ address })),
    wait('browser', dailyHash('browser', `${agent}\n${languages}`)),
  ]);
};

/** Counts one for the mail domain that was written, unless that is anybody's. */
export async function countMailDomain(email: string | null): Promise<number | null> {
  const domain = ownMailDomain(email);
  return domain ? wait('mailDomain', dailyHash('mail domain', domain)) : null;
}

async function wait(which: keyof typeof budgets, key: string): Promise<number | null> {
  try {
    await budgets[which].consume(key);
    return null;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(1, Math.ceil(refused.msBeforeNext / 60_000)) * 60;
  }
}

async function longest(waits: Promise<number | null>[]): Promise<number | null> {
  const seconds = (await Promise.all(waits)).filter((one) => one !== null);
  return seconds.length > 0 ? Math.max(...seconds) : null;
}
