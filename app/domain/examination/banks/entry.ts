import { createHash } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { BankEntryId, StaffId, SubmissionId } from '#db/ids.ts';
import { bankEntry, bankHash, type BankEntry } from '#db/schema/bank.ts';
import { rendition } from '#db/schema/rendition.ts';
import { readRendition, render } from '#app/platform/images.ts';
import { readAll } from '#app/platform/store.ts';
import { Conflict, NotFound } from '../../errors.ts';
import { record } from '../../journal.ts';
import { hold } from '../../submissions/state.ts';
import { bitsOf } from '../fingerprints.ts';
import { holdBank } from './bank.ts';
import { variantsOf } from './variants.ts';

/**
 * Adds a submission's picture to a bank: its bytes' digest, and what it looks like however it is turned, mirrored or
 * cut. Until {@link confirmEntry} it is one person's opinion.
 * @throws {NotFound} for an unknown bank or a submission without a picture @throws {Conflict} when the bank has these
 * bytes already, or when it is withdrawn
 */
export async function addEntry(
  bank: string,
  from: SubmissionId,
  actor: StaffId,
  note: string | null = null,
): Promise<BankEntryId> {
  const variants = variantsOf(await readRendition(await readAll(await cardOf(from))));
  return db.transaction(async (tx) => {
    await holdBank(tx, bank);
    const { originalSha256: sha256 } = await hold(tx, from, 'in-review', 'approved', 'cleared', 'rejected');
    const row = { bank, sha256, note, source: 'submission' as const, sourceSubmission: from, addedBy: actor };
    return insert(tx, row, variants);
  });
}

/**
 * Adds a picture that was not given here: looked at, and kept nowhere.
 * @throws {Unreadable} when the bytes are no picture that can be read
 * @throws {NotFound} for an unknown bank @throws {Conflict} when the bank has these bytes already
 */
export async function addPicture(
  bank: string,
  bytes: Buffer,
  actor: StaffId,
  note: string | null,
  signal: AbortSignal,
): Promise<BankEntryId> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { pixels } = await render(bytes, signal);
  return db.transaction(async (tx) => {
    await holdBank(tx, bank);
    return insert(tx, { bank, sha256, note, source: 'upload', addedBy: actor }, variantsOf(pixels));
  });
}

async function insert(
  tx: Tx,
  row: typeof bankEntry.$inferInsert,
  variants: ReturnType<typeof variantsOf>,
): Promise<BankEntryId> {
  const [made] = await tx
    .insert(bankEntry)
    .values(row)
    .onConflictDoNothing({ target: [bankEntry.bank, bankEntry.sha256] })
    .returning({ id: bankEntry.id });
  if (!made) throw new Conflict('the bank has this picture already');
  await tx
    .insert(bankHash)
    .values(variants.map(({ hash, quality }, place) => ({ entry: made.id, place, pdq: bitsOf(hash), quality })));
  await record(tx, {
    kind: 'bank.entry-added',
    ...(row.sourceSubmission && { submission: row.sourceSubmission }),
    actor: row.addedBy,
    detail: { bank: row.bank, entry: made.id },
  });
  return made.id;
}

async function cardOf(id: SubmissionId): Promise<string> {
  const [card] = await db
    .select({ address: rendition.address })
    .from(rendition)
    .where(and(eq(rendition.submission, id), eq(rendition.name, 'card')));
  if (!card) throw new NotFound('that submission has no picture');
  return card.address;
}

/**
 * The second pair of eyes: from now on equal bytes are the bank's, and no opinion.
 * @throws {NotFound} @throws {Conflict} when it is confirmed already, or when `actor` added it herself
 */
export const confirmEntry = (id: BankEntryId, actor: StaffId): Promise<void> =>
  change(id, actor, 'confirmed', (entry) => {
    if (entry.confirmedBy) throw new Conflict('it is confirmed already');
    if (entry.addedBy === actor) throw new Conflict('another person than the one who added it must confirm it');
    return { confirmedBy: actor };
  });

/** Takes an entry out of the examination. Done already, it changes nothing. @throws {NotFound} */
export const disableEntry = (id: BankEntryId, actor: StaffId): Promise<void> =>
  change(id, actor, 'disabled', ({ disabledAt }) => (disabledAt ? null : { disabledAt: new Date() }));

/** Brings it back. @throws {NotFound} */
export const enableEntry = (id: BankEntryId, actor: StaffId): Promise<void> =>
  change(id, actor, 'enabled', ({ disabledAt }) => (disabledAt ? { disabledAt: null } : null));

/** Holds an entry and writes what `decide` makes of it, with the event; nothing when that is null. */
async function change(
  id: BankEntryId,
  actor: StaffId,
  to: 'confirmed' | 'disabled' | 'enabled',
  decide: (entry: BankEntry) => Partial<BankEntry> | null,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [entry] = await tx.select().from(bankEntry).where(eq(bankEntry.id, id)).for('update');
    if (!entry) throw new NotFound('there is no such entry');
    const changed = decide(entry);
    if (!changed) return;
    await tx.update(bankEntry).set(changed).where(eq(bankEntry.id, id));
    await record(tx, { kind: `bank.entry-${to}`, actor, detail: { bank: entry.bank, entry: id } });
  });
}

/**
 * Deletes what banks keep of a submission that is withdrawn and what one person alone thought hateful: it is hers, and
 * goes with it. What two people found hateful stays. The withdrawal's event must name what this answers.
 */
export async function forgetUnconfirmed(tx: Tx, from: SubmissionId): Promise<BankEntryId[]> {
  const gone = await tx
    .delete(bankEntry)
    .where(and(eq(bankEntry.sourceSubmission, from), isNull(bankEntry.confirmedBy)))
    .returning({ id: bankEntry.id });
  return gone.map(({ id }) => id);
}
