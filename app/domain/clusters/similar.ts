import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '#db/client.ts';
import type { ClusterId, SubmissionId } from '#db/ids.ts';
import { clusterMember } from '#db/schema/cluster.ts';
import { fingerprint } from '#db/schema/fingerprint.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { quarantineFrom } from '../examination/risk.ts';
import { renditionsOfAll, type ShownRendition } from '../submissions/rendition.ts';
import { thumbOf } from './list.ts';

/** So many are shown beside an item; its cluster shows the rest. */
const shown = 4;

/** What looks like an item. */
export interface Similar {
  cluster: ClusterId;
  /** How many others there are. */
  count: number;
  items: (Pick<Submission, 'id' | 'state'> & {
    /** In how many bits of 256 the two differ as they are; much, where one of them is turned, mirrored or cut. */
    distance: number;
    thumb: ShownRendition | undefined;
    veiled: boolean;
  })[];
}

/** For each item what else is in its cluster, nearest first; nothing of those that are alone. */
export async function similarTo(ids: SubmissionId[]): Promise<Map<SubmissionId, Similar>> {
  if (ids.length === 0) return new Map();
  const other = alias(clusterMember, 'other');
  const theirs = alias(fingerprint, 'theirs');
  const distance = sql<number>`bit_count(${fingerprint.pdq} # ${theirs.pdq})`.mapWith(Number);
  const ranked = db
    .select({
      of: clusterMember.submission,
      cluster: clusterMember.cluster,
      id: submission.id,
      state: submission.state,
      risk: submission.risk,
      distance: distance.as('distance'),
      place:
        sql<number>`row_number() over (partition by ${clusterMember.submission} order by ${distance}, ${submission.id})`
          .mapWith(Number)
          .as('place'),
      count: sql<number>`count(*) over (partition by ${clusterMember.submission})`.mapWith(Number).as('count'),
    })
    .from(clusterMember)
    .innerJoin(
      other,
      and(eq(other.cluster, clusterMember.cluster), sql`${other.submission} <> ${clusterMember.submission}`),
    )
    .innerJoin(submission, eq(submission.id, other.submission))
    .innerJoin(fingerprint, and(eq(fingerprint.submission, clusterMember.submission), eq(fingerprint.part, 'whole')))
    .innerJoin(theirs, and(eq(theirs.submission, other.submission), eq(theirs.part, 'whole')))
    .where(inArray(clusterMember.submission, ids))
    .as('ranked');
  const rows = await db
    .select()
    .from(ranked)
    .where(sql`${ranked.place} <= ${shown}`)
    .orderBy(asc(ranked.of), asc(ranked.place));
  const thumbs = await renditionsOfAll([...new Set(rows.map(({ id }) => id))]);
  const found = new Map<SubmissionId, Similar>();
  for (const { of, cluster, count, id, state, risk, distance: bits } of rows) {
    const similar = found.get(of) ?? { cluster, count, items: [] };
    similar.items.push({ id, state, distance: bits, thumb: thumbOf(thumbs, id), veiled: risk >= quarantineFrom });
    found.set(of, similar);
  }
  return found;
}
