import { and, asc, eq, exists, isNotNull, isNull, not, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { BankEntryId, SubmissionId } from '#db/ids.ts';
import { bank, bankEntry } from '#db/schema/bank.ts';
import { decision } from '#db/schema/decision.ts';
import { finding } from '#db/schema/finding.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { Conflict } from '../errors.ts';
import { likeness } from '../examination/likeness.ts';
import { record } from '../journal.ts';
import { hold, move, unclaimed } from '../submissions/state.ts';
import { decide } from './decide.ts';

/** Of so many that equal bytes would reject, a person looks at one. */
const sampleOf = 20;

/** What the entries say of a rejection: they are of banks of hateful pictures. */
const reason = 'hateful';

/**
 * Those in which a check found the bytes of an entry that two people confirmed, in a bank that blocks, and on which nobody
 * has decided yet: nothing else is ever rejected by itself, and the database holds that.
 */
export const toReject = (limit: number): Promise<{ submission: SubmissionId }[]> =>
  db
    .select({ submission: submission.id })
    .from(submission)
    .where(and(eq(submission.state, 'in-review'), isNull(submission.sampledAt), isEqual, not(isDecided)))
    .orderBy(asc(submission.dueAt))
    .limit(limit);

/**
 * Rejects one of {@link toReject}, with its reasons and an appeal open; each twentieth waits for a person instead, marked.
 * @throws {Conflict} when it is not, or no longer, such a one
 */
export async function rejectEqual(id: SubmissionId): Promise<void> {
  if (await setApart(id)) return;
  const entry = await equalEntry(id);
  await decide(id, null, { reason, entry }, 'reject', ['in-review'], (tx, item) =>
    move(tx, item, 'rejected', { ...unclaimed, review: 'rejected', escalatedAt: null }, { detail: { reason, entry } }),
  );
}

/** Marks it for a person, if its turn is the twentieth. */
const setApart = (id: SubmissionId): Promise<boolean> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('zakhor equal bytes'))`); // so that none is counted twice
    const item = await hold(tx, id, 'in-review');
    const rejected = await tx.$count(decision, isNull(decision.actor));
    const sampled = await tx.$count(submission, isNotNull(submission.sampledAt));
    if (sampled >= Math.floor((rejected + sampled + 1) / sampleOf)) return false;
    await sample(tx, item);
    return true;
  });

async function sample(tx: Tx, { id }: Submission): Promise<void> {
  await tx
    .update(submission)
    .set({ sampledAt: sql`now()` })
    .where(eq(submission.id, id));
  await record(tx, { kind: 'submission.sampled', submission: id });
}

async function equalEntry(id: SubmissionId): Promise<BankEntryId> {
  const [entry] = await db
    .select({ id: bankEntry.id })
    .from(submission)
    .innerJoin(finding, eq(finding.submission, submission.id))
    .innerJoin(bankEntry, found)
    .innerJoin(bank, eq(bank.slug, bankEntry.bank))
    .where(and(eq(submission.id, id), confirmed))
    .orderBy(asc(bankEntry.addedAt), asc(bankEntry.id))
    .limit(1);
  if (!entry) throw new Conflict('no confirmed entry has these bytes');
  return entry.id;
}

/** What the check of likeness noted of an entry, on a submission that has its bytes. */
const found = and(
  eq(finding.check, likeness.name),
  eq(finding.severity, 'block'),
  sql`${finding.evidence} ->> 'entry' = ${bankEntry.id}::text`,
  eq(bankEntry.sha256, submission.originalSha256),
);

/** And it still stands. */
const confirmed = and(
  isNotNull(bankEntry.confirmedBy),
  isNull(bankEntry.disabledAt),
  eq(bank.mode, 'block'),
  isNull(bank.disabledAt),
);

const isEqual = exists(
  db
    .select({ one: bankEntry.id })
    .from(finding)
    .innerJoin(bankEntry, found)
    .innerJoin(bank, eq(bank.slug, bankEntry.bank))
    .where(and(eq(finding.submission, submission.id), confirmed)),
);

const isDecided = exists(db.select({ one: decision.id }).from(decision).where(eq(decision.submission, submission.id)));
