import { and, desc, eq, exists, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { cluster, clusterMember, type Cluster } from '#db/schema/cluster.ts';
import { submission, type SubmissionState } from '#db/schema/submission.ts';
import { quarantineFrom } from '../examination/risk.ts';
import { renditionsOfAll, type ShownRendition } from '../submissions/rendition.ts';
import { compared } from './compared.ts';

/** So many are listed: those that matter most. */
const mostListed = 60;

/** A cluster in the list: how many of its members there are, by what became of them. */
export interface ListedCluster extends Pick<Cluster, 'id' | 'grave'> {
  size: number;
  waiting: number;
  rejected: number;
  /** Approved or cleared: what may stand somewhere. */
  shown: number;
  /** When the last of them came, in ms since the epoch. */
  latest: number;
  thumb: ShownRendition | undefined;
  veiled: boolean;
}

/** The clusters of two or more in which something waits, or that are grave and of which something is shown: the gravest first, then the largest. */
export async function listClusters(): Promise<ListedCluster[]> {
  const waiting = countOf(eq(submission.state, 'in-review'));
  const shown = countOf(inArray(submission.state, ['approved', 'cleared']));
  const risk = sql<number>`max(${submission.risk})`.mapWith(Number);
  const size = sql<number>`count(*)`.mapWith(Number);
  const rows = await db
    .select({
      id: cluster.id,
      grave: cluster.grave,
      compared: sql<SubmissionId>`${compared}`,
      size,
      waiting,
      shown,
      rejected: countOf(eq(submission.state, 'rejected')),
      risk,
      latest: sql`max(${clusterMember.joinedAt})`.mapWith(clusterMember.joinedAt),
    })
    .from(cluster)
    .innerJoin(clusterMember, eq(clusterMember.cluster, cluster.id))
    .innerJoin(submission, eq(submission.id, clusterMember.submission))
    .where(and(isOfSeveral, or(cluster.grave, inArray(cluster.id, ofWaiting()))))
    .groupBy(cluster.id)
    .having(or(sql`${waiting} > 0`, sql`${shown} > 0`))
    .orderBy(
      desc(sql`${cluster.grave} and ${shown} > 0`),
      desc(cluster.grave),
      desc(sql`${risk} >= ${quarantineFrom}`),
      desc(size),
      cluster.id,
    )
    .limit(mostListed);
  const thumbs = await renditionsOfAll(rows.map((row) => row.compared));
  return rows.map(({ compared: first, risk: gravest, latest, ...one }) => ({
    ...one,
    latest: latest.getTime(),
    thumb: thumbOf(thumbs, first),
    veiled: one.grave || gravest >= quarantineFrom,
  }));
}

/** The smallest rendition of a picture. */
export const thumbOf = (
  all: ReadonlyMap<SubmissionId, ShownRendition[]>,
  id: SubmissionId,
): ShownRendition | undefined => all.get(id)?.find(({ name }) => name === 'thumb');

/** How many of a cluster's members whose picture is still there are in each state, as somebody is told it. */
export async function statesOf(
  id: Cluster['id'],
  state: SQL<SubmissionState>,
): Promise<Partial<Record<SubmissionState, number>>> {
  const rows = await db
    .select({ state, count: sql<number>`count(*)`.mapWith(Number) })
    .from(clusterMember)
    .innerJoin(submission, eq(submission.id, clusterMember.submission))
    .where(and(eq(clusterMember.cluster, id), isNull(submission.erasedAt)))
    .groupBy(sql`1`); // by its place: the condition in it has parameters of its own
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

const countOf = (which: SQL) => sql<number>`count(*) filter (where ${which})`.mapWith(Number);

const isOfSeveral = exists(
  db
    .select({ one: sql`1` })
    .from(sql`${clusterMember} as other`)
    .where(sql`other.cluster = ${cluster.id} and other.submission <> ${cluster.representative}`),
);

const ofWaiting = () =>
  db
    .select({ id: clusterMember.cluster })
    .from(submission)
    .innerJoin(clusterMember, eq(clusterMember.submission, submission.id))
    .where(eq(submission.state, 'in-review'));
