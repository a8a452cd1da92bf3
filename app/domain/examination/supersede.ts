import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { checkRun, finding, pastRun } from '#db/schema/finding.ts';
import { flag } from '#db/schema/flag.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { record } from '../journal.ts';
import type { Looked } from './look.ts';
import { dueBy } from '../campaign/service.ts';
import { quarantineFrom, riskOf } from './risk.ts';

/** What one check's look at a submission left. */
export interface LookedOnce {
  run: Looked['runs'][number];
  findings: Looked['findings'];
}

/**
 * Puts a check's new look in the place of its last one, which is kept beside it, and weighs anew how much care the item
 * asks for. Nothing else of it changes: what people have decided stands. The caller holds the item; call it last.
 */
export async function supersede(tx: Tx, item: Submission, { run, findings }: LookedOnce): Promise<Submission> {
  await setAside(tx, item, run.check);
  await tx.insert(checkRun).values({ ...run, submission: item.id });
  if (findings.length > 0) await tx.insert(finding).values(findings.map((one) => ({ ...one, submission: item.id })));
  const weighed = await weigh(tx, item);
  const { check, version, outcome } = run;
  await record(tx, {
    kind: 'submission.checked',
    submission: item.id,
    detail: { check, version, outcome, risk: weighed.risk },
  });
  return weighed;
}

/** A run that brought nothing is no look, and is not kept. */
async function setAside(tx: Tx, { id }: Submission, check: string): Promise<void> {
  const [before] = await tx
    .delete(checkRun)
    .where(and(eq(checkRun.submission, id), eq(checkRun.check, check)))
    .returning();
  const found = await tx
    .delete(finding)
    .where(and(eq(finding.submission, id), eq(finding.check, check)))
    .returning();
  if (before?.outcome !== 'done') return;
  await tx
    .insert(pastRun)
    .values({ ...before, findings: found.map(({ submission: _, check: _check, ...one }) => one) });
}

/** An item's risk from what all checks say of it now; one that people have flagged stays in quarantine. */
async function weigh(tx: Tx, item: Submission): Promise<Submission> {
  const findings = await tx.select({ severity: finding.severity }).from(finding).where(eq(finding.submission, item.id));
  const flagged = await tx.$count(flag, and(eq(flag.submission, item.id), isNull(flag.answered)));
  const risk = Math.max(riskOf(findings), flagged > 0 ? quarantineFrom : 0);
  if (risk === item.risk) return item;
  const raised = risk > item.risk;
  const due = await dueBy(tx, item, risk, raised ? undefined : item.receivedAt);
  const dueAt = raised && item.dueAt && item.dueAt < due ? item.dueAt : due;
  const [weighed] = await tx.update(submission).set({ risk, dueAt }).where(eq(submission.id, item.id)).returning();
  return weighed!;
}
