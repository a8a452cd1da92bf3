import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { flag, type FlagReason } from '#db/schema/flag.ts';
import { submission } from '#db/schema/submission.ts';

/** So many are listed: those of which most is said. */
const mostListed = 60;

/** Something that stands where it stood though it was flagged: people have not answered yet. */
export interface FlaggedAndShown {
  submission: SubmissionId;
  reasons: FlagReason[];
  /** From how many networks. */
  count: number;
  /** When it was said first, in ms since the epoch. */
  since: number;
}

/** What was flagged and is still shown, that of which most is said first, then the oldest. */
export async function flaggedAndShown(): Promise<FlaggedAndShown[]> {
  const count = sql<number>`count(*)`.mapWith(Number);
  const since = sql`min(${flag.at})`.mapWith(flag.at);
  const rows = await db
    .select({
      submission: flag.submission,
      reasons: sql<FlagReason[]>`array_agg(distinct ${flag.reason})`,
      count,
      since,
    })
    .from(flag)
    .innerJoin(submission, eq(submission.id, flag.submission))
    .where(and(isNull(flag.answered), inArray(submission.state, ['approved', 'cleared'])))
    .groupBy(flag.submission)
    .orderBy(sql`count(*) desc, min(${flag.at}), ${flag.submission}`)
    .limit(mostListed);
  return rows.map((row) => ({ ...row, since: row.since.getTime() }));
}
