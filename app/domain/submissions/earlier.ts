import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { quarantineFrom } from '../examination/risk.ts';
import { renditionsOfAll, type ShownRendition } from './rendition.ts';

/** So many are shown beside an item; there is no page of all that one person gave. */
const shown = 4;

/** What the author of an item gave before it. */
export interface Earlier {
  count: number;
  /** The latest first. */
  items: (Pick<Submission, 'id' | 'state' | 'name' | 'country'> & {
    /** None of words alone. */
    thumb: ShownRendition | undefined;
    veiled: boolean;
  })[];
}

/**
 * For each item what came before it from the same address of mail, which is all that tells an author; nothing of
 * those who gave none. What is withdrawn is not among it: its address is gone.
 */
export async function earlierThan(ids: SubmissionId[]): Promise<Map<SubmissionId, Earlier>> {
  if (ids.length === 0) return new Map();
  const before = alias(submission, 'before');
  const order = sql`order by ${before.receivedAt} desc, ${before.id} desc`;
  const ranked = db
    .select({
      of: sql<SubmissionId>`${submission.id}`.as('of'),
      id: before.id,
      state: before.state,
      name: before.name,
      country: before.country,
      risk: before.risk,
      place: sql<number>`row_number() over (partition by ${submission.id} ${order})`.mapWith(Number).as('place'),
      count: sql<number>`count(*) over (partition by ${submission.id})`.mapWith(Number).as('count'),
    })
    .from(submission)
    .innerJoin(
      before,
      and(
        eq(before.campaign, submission.campaign),
        sql`lower(${before.email}) = lower(${submission.email})`,
        sql`(${before.receivedAt}, ${before.id}) < (${submission.receivedAt}, ${submission.id})`,
      ),
    )
    .where(inArray(submission.id, ids))
    .as('ranked');
  const rows = await db
    .select()
    .from(ranked)
    .where(sql`${ranked.place} <= ${shown}`)
    .orderBy(asc(ranked.of), asc(ranked.place));
  const renditions = await renditionsOfAll([...new Set(rows.map(({ id }) => id))]);
  const found = new Map<SubmissionId, Earlier>();
  for (const { of, count, id, state, name, country, risk } of rows) {
    const earlier = found.get(of) ?? { count, items: [] };
    const thumb = renditions.get(id)?.find((one) => one.name === 'thumb');
    earlier.items.push({ id, state, name, country, thumb, veiled: risk >= quarantineFrom });
    found.set(of, earlier);
  }
  return found;
}
