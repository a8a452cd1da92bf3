import { sql, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { decision } from '#db/schema/decision.ts';
import { submission } from '#db/schema/submission.ts';
import { inSteps, stepOf, within, type Span } from './span.ts';

/** How long it took until people looked, in seconds. */
interface Wait {
  count: number;
  median: number;
  /** 95 of 100 waited no longer. */
  p95: number;
}

/** The waits of one span: all together, and step by step; null where nobody looked. */
export interface Waits {
  whole: Wait | null;
  steps: (Wait | null)[];
}

/** From when it was received until a person's first word. */
export const firstWaits = (span: Span): Promise<Waits> =>
  measured(
    span,
    sql`select decided.at, decided.at - item.received_at as wait
      from ${decision} decided join ${submission} item on item.id = decided.submission
      where ${within(sql`decided.at`, span)} and decided.actor is not null and decided."from" = 'in-review'
        and decided.action in ('approve', 'reject', 'escalate') and not exists (
          select from ${decision} earlier
          where earlier.submission = decided.submission and earlier.id < decided.id and earlier.actor is not null)`,
  );

/** From the first person's yes until the second one's word. */
export const secondWaits = (span: Span): Promise<Waits> =>
  measured(
    span,
    sql`select decided.at, decided.at - (
        select max(first.at) from ${decision} first
        where first.submission = decided.submission and first.id < decided.id and first."to" = 'approved') as wait
      from ${decision} decided
      where ${within(sql`decided.at`, span)} and decided."from" = 'approved' and decided.action in ('clear', 'reject')`,
  );

async function measured(span: Span, waits: SQL): Promise<Waits> {
  const { rows } = await db.execute<{ step: number | null; count: number; median: number; p95: number }>(sql`
    select step, count(*)::int as count, percentile_cont(0.5) within group (order by seconds)::float as median,
      percentile_cont(0.95) within group (order by seconds)::float as p95
    from (select ${stepOf(sql`at`, span)} as step, extract(epoch from wait) as seconds from (${waits}) as waits) as steps
    group by grouping sets ((step), ()) having count(*) > 0`);
  return inSteps(rows, span);
}
