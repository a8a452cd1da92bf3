import { and, asc, eq, gt, gte, inArray, isNull, lt, ne, or, sql, type SQL } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { checkRun, finding, type Finding } from '#db/schema/finding.ts';
import { fingerprint } from '#db/schema/fingerprint.ts';
import { submission } from '#db/schema/submission.ts';
import { render } from '#app/platform/images.ts';
import { readAll } from '#app/platform/store.ts';
import { Conflict } from '../errors.ts';
import { takeOff } from '../moderation/flag.ts';
import { findItem } from '../submissions/find.ts';
import { hold } from '../submissions/state.ts';
import type { Check } from './check.ts';
import { lookWith } from './look.ts';
import { quarantineFrom, riskOf } from './risk.ts';
import { supersede } from './supersede.ts';

/** What can be looked at again: people's no, and what is gone, stay as they are. */
const lookable = ['in-review', 'approved', 'cleared'] as const;

/** What came of looking again at one item. */
export interface Again {
  submission: SubmissionId;
  /** It was let through before, and now the check says that a person should look first. */
  held: boolean;
  /** And so it was brought back before one. */
  returned: boolean;
}

export interface Wanted {
  check: Check;
  /** Only what was received since then. */
  since?: Date | undefined;
  /** Also what this version has looked at already, if that was before then. */
  before?: Date | undefined;
  /** Whether what is approved or cleared comes back before a person where the check now holds it. */
  returnHeld: boolean;
}

/**
 * The next items, by their ids, that a check has not looked at as it is now: with an older version, by an older lexicon,
 * in vain, or never. What has been looked at is not among them, so that who was interrupted goes on where she was.
 * @param after the last one of the batch before; null for the first
 */
export async function toLookAgain(
  { check, since, before }: Omit<Wanted, 'returnHeld'>,
  after: SubmissionId | null,
  limit: number,
): Promise<SubmissionId[]> {
  const rows = await db
    .select({ id: submission.id })
    .from(submission)
    .leftJoin(checkRun, and(eq(checkRun.submission, submission.id), eq(checkRun.check, check.name)))
    .where(
      and(
        inArray(submission.state, [...lookable]),
        since && gte(submission.receivedAt, since),
        after ? gt(submission.id, after) : undefined,
        or(await isOutdated(check), before && lt(checkRun.at, before)),
      ),
    )
    .orderBy(asc(submission.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

async function isOutdated({ version, basis }: Check): Promise<SQL> {
  const by = await basis?.();
  return or(
    isNull(checkRun.version),
    lt(checkRun.version, version),
    ne(checkRun.outcome, 'done'),
    by === undefined ? undefined : sql`${checkRun.basis} is distinct from ${by}`,
  )!;
}

/** Looks once more with one check, and puts what it finds in the place of what it found before. */
export async function lookAgain(
  id: SubmissionId,
  { check, returnHeld }: Pick<Wanted, 'check' | 'returnHeld'>,
  signal: AbortSignal,
): Promise<Again> {
  const item = await findItem(id);
  const fingerprints = await db.select().from(fingerprint).where(eq(fingerprint.submission, id));
  const picture = check.needsPicture && item.original ? await render(await readAll(item.original), signal) : null;
  const looked = await lookWith(check, { item, picture, fingerprints }, signal);
  signal.throwIfAborted();
  return db.transaction(async (tx) => {
    const held = await hold(tx, id, ...lookable);
    if (held.digest !== item.digest) throw new Conflict('it has changed while it was looked at');
    const seenHeld = await wasHeldWhenDecided(tx, id, check);
    const now = await supersede(tx, held, looked);
    const isNew =
      held.state !== 'in-review' && looked.run.outcome === 'done' && asksFirst(looked.findings) && !seenHeld;
    if (isNew && returnHeld) await takeOff(tx, now, { check: check.name });
    return { submission: id, held: isNew, returned: isNew && returnHeld };
  });
}

/** Whether people had this check's word before them, and let the item through all the same. */
async function wasHeldWhenDecided(tx: Tx, id: SubmissionId, { name }: Check): Promise<boolean> {
  const ofIt = and(eq(finding.submission, id), eq(finding.check, name));
  const findings = await tx.select({ severity: finding.severity }).from(finding).where(ofIt);
  if (!asksFirst(findings)) return false;
  const [{ decided } = { decided: null }] = await tx
    .select({ decided: sql<boolean | null>`max(${decision.at}) > ${checkRun.at}` })
    .from(checkRun)
    .leftJoin(decision, eq(decision.submission, checkRun.submission))
    .where(and(eq(checkRun.submission, id), eq(checkRun.check, name)))
    .groupBy(checkRun.at);
  return decided ?? false;
}

const asksFirst = (findings: readonly Pick<Finding, 'severity'>[]) => riskOf(findings) >= quarantineFrom;
