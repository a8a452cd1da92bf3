import { and, eq, isNotNull, isNull, notInArray, or, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import { appeal } from '#db/schema/appeal.ts';
import { consent } from '#db/schema/consent.ts';
import { danger } from '#db/schema/danger.ts';
import { note } from '#db/schema/note.ts';
import { decision } from '#db/schema/decision.ts';
import { erasure } from '#db/schema/erasure.ts';
import { finding, pastRun } from '#db/schema/finding.ts';
import { flag } from '#db/schema/flag.ts';
import { fingerprint } from '#db/schema/fingerprint.ts';
import { rendition } from '#db/schema/rendition.ts';
import { submissionStates, type Submission } from '#db/schema/submission.ts';
import { trace } from '#db/schema/trace.ts';
import { leaveCluster } from '../clusters/leave.ts';
import { forgetUnconfirmed } from '../examination/banks/entry.ts';
import { reasons } from '../moderation/reasons.ts';
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
 * after, and a tombstone without personal data stays. Where an evidence hold stands, its encrypted copy alone outlives this. A
 * second call finds it done.
 * @throws {NotFound} for an unknown receipt
 */
export async function withdraw(receipt: string): Promise<void> {
  const { id } = await findByReceipt(receipt);
  await db.transaction(async (tx) => {
    const item = await hold(tx, id, ...submissionStates);
    if (item.state === 'withdrawn') return;
    await askForErasure(tx, item);
    const entries = await forgetUnconfirmed(tx, id);
    const cluster = await leaveCluster(tx, id);
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
      disputedAt: null,
      assignedTo: null,
      marks: [] as Submission['marks'],
      withdrawnAt: new Date(),
    } as const;
    await move(tx, item, 'withdrawn', axes, {
      detail: { ...(entries.length > 0 && { entries }), ...(cluster && { cluster }) },
    });
  });
}

async function askForErasure(tx: Tx, item: Submission): Promise<void> {
  // A worker may be storing renditions at this moment; by then it has ended, one way or the other.
  const retryAfter = item.state === 'examining' ? new Date(Date.now() + lateMs) : null;
  const asked: (typeof erasure.$inferInsert)[] = [{ address: renditionsFolder(item.id), retryAfter }];
  if (item.original) asked.push({ address: item.original });
  await tx.insert(erasure).values(asked).onConflictDoNothing();
  await tx.delete(rendition).where(eq(rendition.submission, item.id));
  await forgetWords(tx, item.id);
  await tx.update(appeal).set({ words: null }).where(eq(appeal.submission, item.id));
  await tx.update(danger).set({ words: null }).where(eq(danger.submission, item.id));
  await tx.update(note).set({ words: null }).where(eq(note.submission, item.id));
  await tx
    .update(flag)
    .set({ words: null, name: null, email: null, network: null, forgottenAt: sql`now()` })
    .where(and(eq(flag.submission, item.id), isNull(flag.forgottenAt)));
  await tx.delete(finding).where(eq(finding.submission, item.id));
  await tx.update(pastRun).set({ findings: [] }).where(eq(pastRun.submission, item.id));
  await tx.delete(trace).where(eq(trace.submission, item.id));
  await tx.delete(fingerprint).where(eq(fingerprint.submission, item.id));
}

/** What staff wrote of it in words of their own, which may name somebody; the journal says that they went, and keeps the codes. */
const forgetWords = (tx: Tx, id: Submission['id']) =>
  tx
    .update(decision)
    .set({ reason: null, note: null, seal: null })
    .where(and(eq(decision.submission, id), or(isNotNull(decision.note), notInArray(decision.reason, [...reasons]))));
