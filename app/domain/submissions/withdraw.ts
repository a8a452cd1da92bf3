import { and, eq, isNull, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import { consent } from '#db/schema/consent.ts';
import { erasure } from '#db/schema/erasure.ts';
import { finding } from '#db/schema/finding.ts';
import { flag } from '#db/schema/flag.ts';
import { fingerprint } from '#db/schema/fingerprint.ts';
import { rendition } from '#db/schema/rendition.ts';
import { submissionStates, type Submission } from '#db/schema/submission.ts';
import { forgetUnconfirmed } from '../examination/banks/entry.ts';
import { endTurns } from '../projection/turns.ts';
import { findByReceipt } from './receipt.ts';
import { renditionsFolder } from './rendition.ts';
import { hold, move, unclaimed, unreviewed } from './state.ts';

/** Longer than any examination lasts. */
const lateMs = 15 * 60_000;

const nothingOfHers = {
  name: null,
  message: null,
  text: null,
  email: null,
  original: null,
  originalType: null,
  originalBytes: null,
  originalSha256: null,
  picture: null,
  placeholder: null,
  reading: null,
  readAfter: null,
} as const;

/**
 * Takes everything back: it leaves every screen and page with this transaction, its bytes leave the store soon
 * after, and a tombstone without personal data stays. A second call finds it done.
 * @throws {NotFound} for an unknown receipt
 */
export async function withdraw(receipt: string): Promise<void> {
  const { id } = await findByReceipt(receipt);
  await db.transaction(async (tx) => {
    const item = await hold(tx, id, ...submissionStates);
    if (item.state === 'withdrawn') return;
    await askForErasure(tx, item);
    const entries = await forgetUnconfirmed(tx, id);
    await tx
      .update(consent)
      .set({ withdrawnAt: sql`now()` })
      .where(and(eq(consent.submission, id), isNull(consent.withdrawnAt)));
    await endTurns(tx, item);
    const axes = {
      ...nothingOfHers,
      ...unreviewed,
      ...unclaimed,
      clearance: item.clearance === 'cleared' ? 'pulled' : item.clearance,
      escalatedAt: null,
      withdrawnAt: new Date(),
    } as const;
    await move(tx, item, 'withdrawn', axes, entries.length > 0 ? { detail: { entries } } : {});
  });
}

async function askForErasure(tx: Tx, item: Submission): Promise<void> {
  // A worker may be storing renditions at this moment; by then it has ended, one way or the other.
  const retryAfter = item.state === 'examining' ? new Date(Date.now() + lateMs) : null;
  const asked: (typeof erasure.$inferInsert)[] = [{ address: renditionsFolder(item.id), retryAfter }];
  if (item.original) asked.push({ address: item.original });
  await tx.insert(erasure).values(asked).onConflictDoNothing();
  await tx.delete(rendition).where(eq(rendition.submission, item.id));
  await tx.delete(flag).where(eq(flag.submission, item.id));
  await tx.delete(finding).where(eq(finding.submission, item.id));
  await tx.delete(fingerprint).where(eq(fingerprint.submission, item.id));
}
