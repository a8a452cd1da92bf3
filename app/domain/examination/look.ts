import type { CheckRun, Finding } from '#db/schema/finding.ts';
import { log } from '#app/platform/log.ts';
import type { Check, Found, Subject } from './check.ts';

/** No check may take longer, in ms: a submission waits for all of them. */
const patienceMs = 10_000;

export interface Looked {
  runs: Omit<CheckRun, 'submission' | 'at'>[];
  findings: Omit<Finding, 'submission'>[];
}

/**
 * Looks at a submission with each check. One that fails or takes too long is itself a finding that asks for a person:
 * what could not be checked is not what was found to be well.
 * @throws what `signal` aborts with
 */
export async function look(subject: Subject, checks: readonly Check[], signal: AbortSignal): Promise<Looked> {
  const each = await Promise.all(checks.map((check) => lookWith(check, subject, signal)));
  signal.throwIfAborted();
  return { runs: each.map(({ run }) => run), findings: each.flatMap(({ findings }) => findings) };
}

export async function lookWith({ name, version, basis, look: lookNow }: Check, subject: Subject, signal: AbortSignal) {
  const patience = AbortSignal.timeout(patienceMs);
  const began = performance.now();
  let outcome: CheckRun['outcome'] = 'done';
  let found: Found[];
  let by: number | null = null;
  try {
    const enough = AbortSignal.any([signal, patience]);
    by = (await basis?.()) ?? null; // before it looks: what changes meanwhile makes it due again
    found = await Promise.race([aborted(enough), Promise.resolve().then(() => lookNow(subject, enough))]);
  } catch (error) {
    outcome = patience.aborted ? 'timed-out' : 'failed';
    if (!signal.aborted) log.error({ err: error, check: name, submission: subject.item.id }, 'a check failed');
    found = [{ severity: 'hold', score: 1, evidence: { unchecked: outcome } }];
  }
  return {
    run: { check: name, version, outcome, basis: by, ms: Math.round(performance.now() - began) },
    findings: found.map((one, place) => ({ check: name, place, ...one })),
  };
}

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, fail) => signal.addEventListener('abort', () => fail(signal.reason as Error), { once: true }));
