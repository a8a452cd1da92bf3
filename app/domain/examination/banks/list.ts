import { and, asc, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '#db/client.ts';
import { BankEntryId } from '#db/ids.ts';
import { bank, bankEntry, bankHash, type Bank, type BankEntry } from '#db/schema/bank.ts';
import { staff, type Staff } from '#db/schema/staff.ts';
import { thumbOf } from '../../clusters/list.ts';
import { renditionsOfAll, type ShownRendition } from '../../submissions/rendition.ts';
import { hexOf } from '../fingerprints.ts';

/** So many banks are listed, and so many entries of one at a time. */
const mostBanks = 100;
const onePage = 40;

/** A bank in the list, with how much is in it. */
export interface ListedBank extends Bank {
  entries: number;
  /** Of these, not yet confirmed by another person, and not disabled. */
  unconfirmed: number;
}

export async function listBanks(): Promise<ListedBank[]> {
  const rows = await db
    .select({
      bank,
      entries: sql<number>`count(${bankEntry.id})`.mapWith(Number),
      unconfirmed: sql<number>`count(${bankEntry.id}) filter (where ${open})`.mapWith(Number),
    })
    .from(bank)
    .leftJoin(bankEntry, eq(bankEntry.bank, bank.slug))
    .groupBy(bank.slug)
    .orderBy(asc(bank.name), asc(bank.slug))
    .limit(mostBanks);
  return rows.map(({ bank: its, ...counts }) => ({ ...its, ...counts }));
}

const open = and(isNull(bankEntry.confirmedBy), isNull(bankEntry.disabledAt))!;

/** An entry with what it looks like, and who said so. */
export interface ListedBankEntry extends Omit<BankEntry, 'bank' | 'addedBy' | 'confirmedBy'> {
  addedBy: Pick<Staff, 'id' | 'name'>;
  confirmedBy: Pick<Staff, 'id' | 'name'> | null;
  /** Of the picture as it is, in hexadecimal digits; null where its bytes alone are known. */
  look: { pdq: string; quality: number } | null;
  /** How many hashes stand for it: turned, mirrored and cut. */
  hashes: number;
  /** Of what was given here and not withdrawn; banks keep no pictures. */
  thumb: ShownRendition | undefined;
}

/**
 * A page of a bank's entries, the latest first, and the id to go on after.
 * @param after the last one of the page before
 */
export async function listBankEntries(
  slug: string,
  after?: BankEntryId,
): Promise<{ entries: ListedBankEntry[]; next: BankEntryId | null }> {
  const [adder, confirmer] = [alias(staff, 'adder'), alias(staff, 'confirmer')];
  const rows = await db
    .select({
      entry: bankEntry,
      addedBy: { id: adder.id, name: adder.name },
      confirmedBy: { id: confirmer.id, name: confirmer.name },
      hashes: db.$count(bankHash, eq(bankHash.entry, bankEntry.id)),
      pdq: bankHash.pdq,
      quality: bankHash.quality,
    })
    .from(bankEntry)
    .innerJoin(adder, eq(adder.id, bankEntry.addedBy))
    .leftJoin(confirmer, eq(confirmer.id, bankEntry.confirmedBy))
    .leftJoin(bankHash, and(eq(bankHash.entry, bankEntry.id), eq(bankHash.place, 0)))
    .where(and(eq(bankEntry.bank, slug), after && (await before(after))))
    .orderBy(desc(bankEntry.addedAt), desc(bankEntry.id))
    .limit(onePage + 1);
  const shown = rows.slice(0, onePage);
  const thumbs = await renditionsOfAll(shown.flatMap(({ entry }) => entry.sourceSubmission ?? []));
  const entries = shown.map(({ entry: { bank: _, ...entry }, pdq, quality, ...of }) => ({
    ...entry,
    ...of,
    look: pdq === null || quality === null ? null : { pdq: hexOf(pdq), quality },
    thumb: entry.sourceSubmission ? thumbOf(thumbs, entry.sourceSubmission) : undefined,
  }));
  return { entries, next: rows.length > onePage ? entries.at(-1)!.id : null };
}

/** Those that stand after one on the list; all of them where it is gone. */
async function before(id: BankEntryId) {
  const [last] = await db
    .select({ at: sql<string>`${bankEntry.addedAt}::text`, id: bankEntry.id })
    .from(bankEntry)
    .where(eq(bankEntry.id, id));
  if (!last) return undefined;
  const at = sql`${last.at}::timestamptz`;
  return or(lt(bankEntry.addedAt, at), and(eq(bankEntry.addedAt, at), lt(bankEntry.id, last.id)));
}
