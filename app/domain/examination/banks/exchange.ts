import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import { BankEntryId, type StaffId } from '#db/ids.ts';
import { bankEntry, bankHash } from '#db/schema/bank.ts';
import { record } from '../../journal.ts';
import { bitsOf, hexOf, octets } from '../fingerprints.ts';
import { findBank, holdBank } from './bank.ts';
import { csvLine } from './csv.ts';
import { columns, type Listed } from './listing.ts';

/** So many entries are read or written at once, and so many hashes: a statement has 65 535 parameters. */
const [entriesAtOnce, hashesAtOnce] = [500, 10_000];

/**
 * Adds the entries of a file to a bank, all or none. Those that it has already, by their bytes or, where these are not
 * known, by their look, are left as they are. That others have confirmed an entry elsewhere is no confirmation here.
 * @returns how many were new
 * @throws {NotFound} for an unknown bank
 */
export async function importEntries(bank: string, listed: Listed[], actor: StaffId): Promise<number> {
  return db.transaction(async (tx) => {
    await holdBank(tx, bank);
    const entries = await withoutKnown(tx, bank, listed);
    let made = 0;
    for (const some of inPieces(entries, entriesAtOnce)) made += await insert(tx, bank, some, actor);
    if (made > 0) await record(tx, { kind: 'bank.imported', actor, detail: { bank, made } });
    return made;
  });
}

/** Leaves out what only its look tells, where the bank or an earlier line has it. */
async function withoutKnown(tx: Tx, bank: string, listed: Listed[]): Promise<Listed[]> {
  const looks = listed.flatMap(({ sha256, hashes: [first] }) => (sha256 === null && first ? [first.pdq] : []));
  const bytes = octets(bankHash.pdq);
  const wanted = sql`decode(unnest(${sql.param(looks)}::text[]), 'hex')`;
  const rows = await tx
    .select({ look: sql<string>`encode(${bytes}, 'hex')` })
    .from(bankHash)
    .innerJoin(bankEntry, eq(bankEntry.id, bankHash.entry))
    .where(and(eq(bankEntry.bank, bank), isNull(bankEntry.sha256), sql`${bytes} in (select ${wanted})`));
  const known = new Set(rows.map(({ look }) => look));
  return listed.filter(({ sha256, hashes: [first] }) => {
    if (sha256 !== null || !first) return true;
    const isNew = !known.has(first.pdq);
    known.add(first.pdq);
    return isNew;
  });
}

async function insert(tx: Tx, bank: string, listed: Listed[], actor: StaffId): Promise<number> {
  const entries = listed.map((one) => ({ ...one, id: BankEntryId.parse(randomUUID()) }));
  const made = await tx
    .insert(bankEntry)
    .values(
      entries.map(({ id, sha256, note }) => ({ id, bank, sha256, note, source: 'import' as const, addedBy: actor })),
    )
    .onConflictDoNothing({ target: [bankEntry.bank, bankEntry.sha256] })
    .returning({ id: bankEntry.id });
  const isMade = new Set(made.map(({ id }) => id));
  const hashes = entries
    .filter(({ id }) => isMade.has(id))
    .flatMap(({ id, hashes: its }) =>
      its.map(({ pdq, quality }, place) => ({ entry: id, place, pdq: bitsOf(pdq), quality })),
    );
  for (const some of inPieces(hashes, hashesAtOnce)) await tx.insert(bankHash).values(some);
  return made.length;
}

/**
 * A bank's enabled entries as the lines of a file, a line a hash; those of one entry follow each other.
 * @throws {NotFound}
 */
export async function* exportEntries(bank: string): AsyncGenerator<string> {
  await findBank(bank);
  yield csvLine([...columns]);
  let after = '00000000-0000-0000-0000-000000000000' as BankEntryId;
  for (;;) {
    const entries = await db
      .select()
      .from(bankEntry)
      .where(and(eq(bankEntry.bank, bank), isNull(bankEntry.disabledAt), gt(bankEntry.id, after)))
      .orderBy(asc(bankEntry.id))
      .limit(entriesAtOnce);
    const ids = entries.map(({ id }) => id);
    const hashes = await hashesOf(ids);
    for (const { id, sha256, note, confirmedBy } of entries)
      for (const { pdq, quality } of hashes.get(id) ?? [{ pdq: null, quality: null }])
        yield csvLine([bank, pdq && hexOf(pdq), sha256, quality, note, confirmedBy !== null]);
    if (entries.length < entriesAtOnce) return;
    after = ids.at(-1)!;
  }
}

async function hashesOf(ids: BankEntryId[]) {
  const rows = await db
    .select()
    .from(bankHash)
    .where(inArray(bankHash.entry, ids))
    .orderBy(asc(bankHash.entry), asc(bankHash.place));
  const found = new Map<BankEntryId, typeof rows>();
  for (const row of rows) found.set(row.entry, [...(found.get(row.entry) ?? []), row]);
  return found;
}

function* inPieces<One>(all: One[], size: number): Generator<One[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
