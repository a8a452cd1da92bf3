import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { submission } from '#db/schema/submission.ts';
import { trace } from '#db/schema/trace.ts';
import { record } from '../journal.ts';
import { unclaimed } from '../submissions/state.ts';
import { cohorts, usualNow, windowMinutes } from './cohorts.ts';
import { becomeStrict } from './strict.ts';

/** So many are weighed at once. */
const batch = 500;

const isOld = lt(trace.at, sql`now() - interval '8 days'`);

/** Whether something came that has not been held against what came with it, or something is to be forgotten. */
export const hasToWeigh = async (): Promise<boolean> => {
  const [row] = await db
    .execute<{ due: boolean }>(sql`select exists (select from ${trace} where not ${trace.weighed})
    or exists (select from ${trace} where ${isOld}) as due`)
    .then(({ rows }) => rows);
  return row!.due;
};

/**
 * Holds the oldest that were not weighed yet against what came in the minutes before each. A cohort that is far too large
 * goes to the burst, all of it that nobody has let through, and makes every queue strict. One at a time.
 */
export async function weighBursts(): Promise<void> {
  await db.delete(trace).where(isOld);
  const usual = await usualNow();
  await db.transaction(async (tx) => {
    const fresh = await tx
      .select({ submission: trace.submission })
      .from(trace)
      .where(eq(trace.weighed, false))
      .orderBy(asc(trace.at))
      .limit(batch)
      .for('update', { skipLocked: true });
    if (fresh.length === 0) return;
    const ids = fresh.map(({ submission: id }) => id);
    await tx.update(trace).set({ weighed: true }).where(inArray(trace.submission, ids));
    const members = new Set<SubmissionId>();
    for (const { same, from } of cohorts) for (const id of await together(tx, ids, same, from(usual))) members.add(id);
    if (members.size > 0) await setApart(tx, [...members]);
  });
}

/** Of some that came, and all that came with them, those that are in a cohort of `least` or more within a window. */
async function together(tx: Tx, ids: SubmissionId[], same: (typeof cohorts)[number]['same'], least: number) {
  const before = sql`b.at > a.at - make_interval(mins => ${windowMinutes}) and b.at <= a.at`;
  const { rows } = await tx.execute<{ id: SubmissionId }>(sql`
    with large as materialized (
      select a.* from ${trace} as a
      where a.submission = any(${sql.param(ids)}::uuid[])
        and (select count(*) from ${trace} as b where ${same} and ${before}) >= ${least})
    select distinct b.submission as id from large as a join ${trace} as b on ${same} and ${before}`);
  return rows.map(({ id }) => id);
}

/** What a person has approved stays so, and is shown nowhere until a second has seen it. */
async function setApart(tx: Tx, ids: SubmissionId[]): Promise<void> {
  const alone = await tx
    .update(submission)
    .set({ burst: true, strict: true, ...unclaimed })
    .where(
      and(
        inArray(submission.id, ids),
        eq(submission.burst, false),
        inArray(submission.state, ['received', 'examining', 'in-review']),
      ),
    )
    .returning({ campaign: submission.campaign });
  await tx
    .update(submission)
    .set({ strict: true })
    .where(and(inArray(submission.id, ids), eq(submission.strict, false), eq(submission.state, 'approved')));
  const [first] = alone;
  if (!first) return;
  const until = await becomeStrict(tx, first.campaign);
  await record(tx, { kind: 'campaign.burst', detail: { campaign: first.campaign, count: alone.length, until } });
}
