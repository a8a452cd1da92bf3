import { and, asc, eq, gte, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { BankEntryId } from '#db/ids.ts';
import { bank, bankEntry, bankHash, type BankMode } from '#db/schema/bank.ts';
import type { Event } from '#db/schema/event.ts';
import { bytesOf, leastQuality, octets } from '../fingerprints.ts';
import { following } from '../neighbours/following.ts';
import { HashIndex } from '../neighbours/hash-index.ts';
import { addPacked, beforeAll, lastOf, packed, pageRows } from '../neighbours/page.ts';

/** So many entries are asked for about one picture. */
const mostNear = 500;

/** An entry that a picture may be. */
export interface Suspected {
  entry: BankEntryId;
  bank: string;
  mode: BankMode;
}

/** What counts: neither the entry nor its bank is disabled. */
const enabled = and(isNull(bankEntry.disabledAt), isNull(bank.disabledAt));

/**
 * The enabled entries whose look differs from a hash in no more than `within` of its 256 bits, nearest first. It knows
 * what was committed before it was asked.
 * @param pdq 256 digits 0 and 1, as the database has them
 */
export async function nearInBanks(pdq: string, within: number): Promise<(Suspected & { distance: number })[]> {
  const near = (await entries()).near(bytesOf(pdq), within, mostNear);
  if (near.length === 0) return [];
  const ids = near.map(({ id }) => id as BankEntryId);
  const found = await suspected(inArray(bankEntry.id, ids));
  return near.flatMap(({ id, distance }) =>
    found.filter(({ entry }) => entry === id).map((one) => ({ ...one, distance })),
  );
}

/** The enabled entries that are the same bytes, and whether two people have looked at each. */
export const equalInBanks = (sha256: string): Promise<(Suspected & { confirmed: boolean })[]> =>
  suspected(eq(bankEntry.sha256, sha256));

async function suspected(which: SQL): Promise<(Suspected & { confirmed: boolean })[]> {
  const rows = await db
    .select({ entry: bankEntry.id, bank: bankEntry.bank, mode: bank.mode, confirmedBy: bankEntry.confirmedBy })
    .from(bankEntry)
    .innerJoin(bank, eq(bank.slug, bankEntry.bank))
    .where(and(which, enabled))
    .limit(mostNear);
  return rows.map(({ confirmedBy, ...one }) => ({ ...one, confirmed: confirmedBy !== null }));
}

const ofEntries = ['bank.entry-added', 'bank.entry-enabled', 'bank.entry-disabled'];
/** Its `entries` are those that went with it. */
const withdrawal = 'submission.withdrawn';
const ofBanks = ['bank.enabled', 'bank.disabled', 'bank.imported'];

/** The hashes of what counts. */
const entries = following({
  kinds: [...ofEntries, ...ofBanks, withdrawal],
  empty: () => new HashIndex(),
  load,
  apply,
});

async function load(into: HashIndex): Promise<void> {
  let after = { entry: beforeAll as BankEntryId, place: 0 };
  for (;;) {
    const rows = hashes(sql`(${bankHash.entry}, ${bankHash.place}) > (${after.entry}, ${after.place})`).as('page');
    const [page] = await db
      .select({
        ...packed(rows.entry, rows.hash),
        entry: lastOf<BankEntryId>(rows.entry),
        place: lastOf<number>(rows.place),
      })
      .from(rows);
    addPacked(into, page!);
    if (page!.count < pageRows) return;
    after = page!;
  }
}

async function apply(events: Event[], to: HashIndex): Promise<boolean> {
  if (events.some(({ kind }) => ofBanks.includes(kind))) return false;
  const ids = [...new Set(events.flatMap(({ detail }) => (detail.entries ?? detail.entry ?? []) as BankEntryId[]))];
  if (ids.length === 0) return true;
  const rows = await hashes(inArray(bankHash.entry, ids));
  if (rows.length === pageRows) return false;
  to.remove(ids);
  for (const { entry, hash } of rows) to.add(entry, hash);
  return true;
}

/** The first of the hashes that count, in their order. */
const hashes = (which: SQL) =>
  db
    .select({ entry: bankHash.entry, place: bankHash.place, hash: octets(bankHash.pdq).as('hash') })
    .from(bankHash)
    .innerJoin(bankEntry, eq(bankEntry.id, bankHash.entry))
    .innerJoin(bank, eq(bank.slug, bankEntry.bank))
    .where(and(which, enabled, gte(bankHash.quality, leastQuality)))
    .orderBy(asc(bankHash.entry), asc(bankHash.place))
    .limit(pageRows);
