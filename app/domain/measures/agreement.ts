import { sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { decision } from '#db/schema/decision.ts';
import { sample } from '#db/schema/sample.ts';
import { reasons, type Reason } from '../moderation/reasons.ts';
import { within, type Span } from './span.ts';

/** How far leads who judged blind came to the same, of the first looks that said one thing; never whose they were. */
export interface Agreement {
  /** What the first look had said: yes, or no for this reason. */
  first: 'approve' | Reason;
  judged: number;
  /** The same, with the same reason. */
  agreed: number;
  /** No as well, for another reason. */
  otherReason: number;
}

/** Of what was judged anew in a span, in the order of the reasons; without what nobody judged. */
export async function agreement(span: Span): Promise<Agreement[]> {
  const first = sql`case when ${decision.action} = 'approve' then 'approve'
    when ${decision.reason} = any(${sql.param([...reasons])}::text[]) then ${decision.reason} else 'other' end`;
  const { rows } = await db.execute<{ [Name in keyof Agreement]: Agreement[Name] }>(sql`
    select first, count(*)::int as judged,
      count(*) filter (where coalesce(reason, 'approve') = first)::int as agreed,
      count(*) filter (where reason <> first and first <> 'approve')::int as "otherReason"
    from (select ${first} as first, ${sample.reason} as reason
      from ${sample} join ${decision} on ${decision.id} = ${sample.decision} where ${within(sql`${sample.at}`, span)}) as compared
    group by first`);
  const order = ['approve', ...reasons];
  return rows.sort((a, b) => order.indexOf(a.first) - order.indexOf(b.first));
}
