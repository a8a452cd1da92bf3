import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { decision } from '#db/schema/decision.ts';
import { inSteps, stepOf, within, type Span } from './span.ts';

/** How often people did not agree with one another. */
export interface Verdicts {
  seconds: number;
  /** Second looks that said no to what the first had approved. */
  disagreed: number;
  appeals: number;
  /** Appeals that were right. */
  granted: number;
  decisions: number;
  /** Decisions that were taken back. */
  undone: number;
}

const none: Verdicts = { seconds: 0, disagreed: 0, appeals: 0, granted: 0, decisions: 0, undone: 0 };

/** What was decided in a span: all together, and step by step. */
export async function verdicts(span: Span): Promise<{ whole: Verdicts; steps: Verdicts[] }> {
  const { rows } = await db.execute<Record<keyof Verdicts, number> & { step: number | null }>(sql`
    select step,
      count(*) filter (where "from" = 'approved' and action in ('clear', 'reject'))::int as seconds,
      count(*) filter (where "from" = 'approved' and action = 'reject')::int as disagreed,
      count(*) filter (where action in ('uphold', 'overturn'))::int as appeals,
      count(*) filter (where action = 'overturn')::int as granted,
      count(*) filter (where action in ('approve', 'reject', 'clear'))::int as decisions,
      count(*) filter (where action = 'undo')::int as undone
    from (select "from", action, ${stepOf(sql`at`, span)} as step from ${decision}
      where ${within(sql`at`, span)} and actor is not null) as decided
    group by grouping sets ((step), ())`);
  const { whole, steps } = inSteps(rows, span);
  return { whole: whole ?? none, steps: steps.map((one) => one ?? none) };
}
