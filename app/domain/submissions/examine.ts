import { createHash } from 'node:crypto';
import { and, asc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { checkRun, finding } from '#db/schema/finding.ts';
import { fingerprint } from '#db/schema/fingerprint.ts';
import { rendition, type Rendition } from '#db/schema/rendition.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { render, Unreadable, type Rendered, type UnreadableReason } from '#app/platform/images.ts';
import { readAll, store } from '#app/platform/store.ts';
import { turns } from '#app/platform/turns.ts';
import { inTurnToJoin, join } from '../clusters/join.ts';
import { looksOf, type Looks } from '../clusters/looks.ts';
import { checks } from '../examination/checks.ts';
import { fingerprintsOf, type Fingerprinted } from '../examination/fingerprints.ts';
import { awaited } from '../examination/outside/awaited.ts';
import { look, type Looked } from '../examination/look.ts';
import { dueBy } from '../campaign/service.ts';
import { riskOf } from '../examination/risk.ts';
import { findItem } from './find.ts';
import { renditionsFolder } from './rendition.ts';
import { hold, move } from './state.ts';

/** A picture that took its reader down, or all of its time, this often, one after the other, is not tried again. */
const maxCrashes = 3;

/**
 * Of the examinations in this process. One whose reader died before goes with nothing beside it, so that what dies with
 * a picture that kills its reader is told from it.
 */
const whole = 1_000;
const examinations = turns(whole);

/** The oldest submissions nobody has looked at, those that a dead worker left behind included. */
export const toExamine = (limit: number): Promise<{ submission: SubmissionId }[]> =>
  db
    .select({ submission: submission.id })
    .from(submission)
    .where(
      and(
        inArray(submission.state, ['received', 'examining']),
        or(isNull(submission.retryAfter), lt(submission.retryAfter, sql`now()`)),
      ),
    )
    .orderBy(asc(submission.receivedAt))
    .limit(limit);

/**
 * Reads, resizes and stores one submission's picture, and lets it go on to review. Can be repeated; killed at any
 * point it leaves nothing half-visible, because its rows come together at the end.
 */
export async function examine(id: SubmissionId, signal: AbortSignal): Promise<void> {
  const { crashes } = await findItem(id);
  await examinations.inTurn(crashes > 0 ? whole : 1, signal, () => examineNow(id, signal));
}

async function examineNow(id: SubmissionId, signal: AbortSignal): Promise<void> {
  const item = await begin(id);
  if (item.crashes > maxCrashes) return giveUp(item, 'crashes');
  try {
    const picture = item.original ? await render(await readAll(item.original), signal) : null;
    signal.throwIfAborted();
    const fingerprints = picture ? fingerprintsOf(picture) : [];
    const [looked, renditions] = await Promise.all([
      look({ item, picture, fingerprints }, checks, signal),
      Promise.all((picture?.renditions ?? []).map((rendered) => keep(id, rendered))),
    ]);
    const looks = picture ? looksOf(picture.small) : null;
    const about = { placeholder: picture?.placeholder ?? null };
    await finish(item, { looked, fingerprints, looks, renditions }, about, signal);
  } catch (error) {
    if (error instanceof Unreadable) return giveUp(item, error.reason);
    await postpone(item, signal.aborted);
    throw error;
  }
}

async function begin(id: SubmissionId): Promise<Submission> {
  return db.transaction(async (tx) => {
    const item = await hold(tx, id, 'received', 'examining');
    const crashes = item.crashes + 1; // taken back by every end but a crash and the end of its time
    if (item.state === 'received') return move(tx, item, 'examining', { examination: 'examining', crashes });
    await tx.update(submission).set({ crashes }).where(eq(submission.id, id));
    return { ...item, crashes };
  });
}

async function keep(id: SubmissionId, { bytes, ...rendered }: Rendered): Promise<Rendition & { sha256: string }> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const address = `${renditionsFolder(id)}${sha256}.${rendered.type === 'image/webp' ? 'webp' : 'jpg'}`;
  await store.put(address, bytes, rendered.type);
  return { submission: id, address, bytes: bytes.length, sha256, ...rendered };
}

/** What an examination leaves. */
interface Examined {
  looked: Looked;
  fingerprints: Fingerprinted[];
  looks: Looks | null;
  renditions: (Rendition & { sha256: string })[];
}

async function finish(
  item: Submission,
  { looked, fingerprints, looks, renditions }: Examined,
  about: Partial<Pick<Submission, 'placeholder' | 'unreadable'>>,
  signal: AbortSignal,
): Promise<void> {
  const picture = renditions.find(({ name }) => name === 'wall')?.sha256 ?? null;
  const waits = await awaited(item, renditions.length > 0);
  const withCrops = (one: Fingerprinted) => ({ ...one, submission: item.id, crops: looks?.crops[one.part] ?? [] });
  const ofIt = <Row>(rows: Row[]) => rows.map((row) => ({ ...row, submission: item.id }));
  await inTurnToJoin(signal, async (tx) => {
    const held = await hold(tx, item.id, 'examining');
    if (renditions.length > 0) await tx.insert(rendition).values(renditions);
    if (fingerprints.length > 0) await tx.insert(fingerprint).values(fingerprints.map(withCrops));
    await tx.insert(checkRun).values(ofIt(looked.runs));
    const joined = looks && (await join(tx, item.id, looks));
    const findings = [...looked.findings, ...waits, ...(joined?.findings ?? [])];
    if (findings.length > 0) await tx.insert(finding).values(ofIt(findings));
    const risk = riskOf(findings);
    await move(
      tx,
      held,
      'in-review',
      {
        ...about,
        examination: 'examined',
        picture,
        ...(picture ? ({ reading: 'waiting', readAfter: new Date() } as const) : {}),
        risk,
        dueAt: await dueBy(tx, item, risk),
        crashes: 0,
        retryAfter: null,
      },
      joined ? { detail: { cluster: joined.cluster } } : {},
    );
  });
}

/** A photo is nothing without its picture; a testimony's words are judged without the portrait. */
async function giveUp(item: Submission, reason: UnreadableReason | 'crashes'): Promise<void> {
  if (item.kind === 'testimony') return goOnWithoutPicture(item, reason);
  await db.transaction(async (tx) => {
    const held = await hold(tx, item.id, 'examining');
    await move(
      tx,
      held,
      'unreadable',
      { examination: 'unreadable', unreadable: reason, crashes: 0 },
      { detail: { reason } },
    );
  });
}

/** Something outside the picture failed, or its time was over: it leaves the line for half a minute. */
async function postpone(item: Submission, late: boolean): Promise<void> {
  await db
    .update(submission)
    .set({ ...(late ? {} : { crashes: 0 }), retryAfter: sql`now() + interval '30 seconds'` })
    .where(and(eq(submission.id, item.id), eq(submission.state, 'examining')));
}

async function goOnWithoutPicture(item: Submission, reason: string): Promise<void> {
  const signal = AbortSignal.timeout(60_000);
  const looked = await look({ item, picture: null, fingerprints: [] }, checks, signal);
  const found = { check: 'picture.readable', place: 0, severity: 'warn', score: 1, evidence: { reason } } as const;
  const { runs, findings } = looked;
  await finish(
    item,
    { looked: { runs, findings: [...findings, found] }, fingerprints: [], looks: null, renditions: [] },
    { unreadable: reason },
    signal,
  );
}
