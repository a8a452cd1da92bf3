import { setTimeout } from 'node:timers/promises';
import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { checkRun, finding, type CheckRun } from '#db/schema/finding.ts';
import { rendition } from '#db/schema/rendition.ts';
import { submission, submissionStates, type Submission } from '#db/schema/submission.ts';
import { log } from '#app/platform/log.ts';
import { readAll } from '#app/platform/store.ts';
import { turns } from '#app/platform/turns.ts';
import type { Found } from '../examination/check.ts';
import { dueBy } from '../campaign/service.ts';
import { riskOf } from '../examination/risk.ts';
import { readPicture, type PictureLine } from '../examination/signs/read-picture.ts';
import { signFindings, signWords } from '../examination/signs/sign-words.ts';
import { lexiconNow } from '../examination/words/kept-lexicon.ts';
import { Conflict } from '../errors.ts';
import { record } from '../journal.ts';
import { findItem } from './find.ts';
import { hold } from './state.ts';

/**
 * To read a picture takes some four seconds of CPU, and ten times that where everything else comes first; what takes
 * longer hangs. In ms, and less than a job may last.
 */
const patienceMs = 150_000;

/** So often a picture is tried; each time it waits longer for the next. */
const mostTries = 3;

/** There is one reader in a process, and it reads one picture at a time. */
const reading = turns(1);

/** Where it stands while its words may be read. */
const standing = submissionStates.filter((state) => !['received', 'examining', 'withdrawn'].includes(state));

/** Pictures whose words nobody has read: first those that only a clearance parts from the walls, then the oldest. */
export const toRead = (limit: number): Promise<{ submission: SubmissionId }[]> =>
  db
    .select({ submission: submission.id })
    .from(submission)
    .where(and(lt(submission.readAfter, sql`now()`), inArray(submission.state, ['in-review', 'approved'])))
    .orderBy(desc(sql`${submission.review} = 'approved'`), asc(submission.readAfter))
    .limit(limit);

/**
 * Reads the words in an examined picture, and keeps what a person should see of them. What cannot be read, or takes too
 * long, is itself a finding that holds it back, and is tried again later.
 */
export async function read(id: SubmissionId, signal: AbortSignal): Promise<void> {
  const bytes = await wallOf(id, signal);
  if (!bytes) return;
  const patience = AbortSignal.timeout(patienceMs);
  const began = performance.now();
  let lines: PictureLine[];
  try {
    lines = await reading.inTurn(1, signal, () => readPicture(bytes, AbortSignal.any([signal, patience])));
  } catch (error) {
    signal.throwIfAborted(); // the worker stops: nobody's fault
    log.error({ err: error, submission: id }, 'a picture could not be read');
    return keepFailure(id, patience.aborted ? 'timed-out' : 'failed', performance.now() - began);
  }
  await keepReading(id, lines, performance.now() - began);
}

/** How often somebody who waits for a reading asks, in ms. */
const askMs = 200;

/** Waits until nobody waits any more for the words in a picture, or for so long. */
export async function untilRead(id: SubmissionId, atMostMs: number): Promise<void> {
  const end = performance.now() + atMostMs;
  while ((await findItem(id)).reading === 'waiting' && performance.now() < end) await setTimeout(askMs);
}

/** Its `wall` rendition, if its words are still wanted. */
async function wallOf(id: SubmissionId, signal: AbortSignal): Promise<Buffer | null> {
  const { readAfter } = await findItem(id);
  const [wall] = await db
    .select({ address: rendition.address })
    .from(rendition)
    .where(and(eq(rendition.submission, id), eq(rendition.name, 'wall')));
  if (!readAfter || !wall) return null;
  signal.throwIfAborted();
  return readAll(wall.address).catch(async (error: unknown) => {
    // The store is away, which says nothing of the picture.
    await db
      .update(submission)
      .set({ readAfter: sql`now() + interval '30 seconds'` })
      .where(and(eq(submission.id, id), sql`read_after is not null`));
    throw error;
  });
}

/** Keeps what the words in a picture ask a person to see; of a picture without words only that it was read. */
export async function keepReading(id: SubmissionId, lines: PictureLine[], tookMs: number): Promise<void> {
  const found = signFindings(lines, await lexiconNow());
  await keep(id, { found, outcome: 'done', tookMs }, () => ({ reading: 'read', readAfter: null }));
}

function keepFailure(id: SubmissionId, outcome: 'failed' | 'timed-out', tookMs: number): Promise<void> {
  const found: Found[] = [{ severity: 'hold', score: 1, evidence: { unchecked: outcome } }];
  return keep(id, { found, outcome, tookMs }, ({ readTries }) => {
    const tries = readTries + 1;
    const readAfter = tries < mostTries ? new Date(Date.now() + tries * 10 * 60_000) : null;
    return { reading: 'failed', readTries: tries, readAfter };
  });
}

interface Kept {
  found: Found[];
  outcome: CheckRun['outcome'];
  tookMs: number;
}

/** What an earlier try found goes; what it asks for, together with all other checks, is in the row. */
async function keep(
  id: SubmissionId,
  { found, outcome, tookMs }: Kept,
  axes: (item: Submission) => Pick<typeof submission.$inferInsert, 'reading' | 'readAfter' | 'readTries'>,
): Promise<void> {
  const { name: check, version } = signWords;
  await db.transaction(async (tx) => {
    const item = await hold(tx, id, ...standing);
    if (!item.readAfter) throw new Conflict('its words have been read');
    await tx.delete(finding).where(and(eq(finding.submission, id), eq(finding.check, check)));
    if (found.length > 0)
      await tx.insert(finding).values(found.map((one, place) => ({ submission: id, check, place, ...one })));
    const run = { version, outcome, ms: Math.round(tookMs), at: new Date() };
    await tx
      .insert(checkRun)
      .values({ submission: id, check, ...run })
      .onConflictDoUpdate({ target: [checkRun.submission, checkRun.check], set: run });
    const risk = await riskIn(tx, id);
    await tx
      .update(submission)
      .set({ ...axes(item), risk, dueAt: await sooner(tx, item, risk) })
      .where(eq(submission.id, id));
    await record(tx, { kind: 'submission.read', submission: id, detail: { outcome, risk } });
  });
}

async function riskIn(tx: Tx, id: SubmissionId): Promise<number> {
  return riskOf(await tx.select({ severity: finding.severity }).from(finding).where(eq(finding.submission, id)));
}

/** What is held back now is due sooner than it was; nothing is due later for having been read. */
async function sooner(tx: Tx, item: Submission, risk: number): Promise<Date> {
  const due = await dueBy(tx, item, risk);
  return item.dueAt && item.dueAt < due ? item.dueAt : due;
}
