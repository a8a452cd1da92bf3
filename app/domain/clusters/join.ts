import { inArray, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { ClusterId, SubmissionId } from '#db/ids.ts';
import { cluster, clusterMember, type Cluster } from '#db/schema/cluster.ts';
import type { Finding } from '#db/schema/finding.ts';
import { turns } from '#app/platform/turns.ts';
import type { Looks } from './looks.ts';
import { clusterLooks } from './near.ts';
import { heldFor } from './raise.ts';

/** Those who wait for the database's lock would take the connections that its holder needs, so they wait here. */
const joining = turns(1);

/** Where a picture came to belong, and what that says of it. */
export interface Joined {
  cluster: ClusterId;
  findings: Omit<Finding, 'submission'>[];
}

/** Carries out a transaction that calls {@link join}, one at a time in this process. */
export const inTurnToJoin = <T>(signal: AbortSignal, work: (tx: Tx) => Promise<T>): Promise<T> =>
  joining.inTurn(1, signal, async () => {
    await clusterLooks(); // what takes long is read before others have to wait
    return db.transaction(work);
  });

/**
 * Gives a picture its place: the cluster whose representative it looks most like, the older of two, or one of its own.
 * Only one at a time looks and joins, in all processes together, so that two that come at once meet.
 * @returns nothing where there is too little to look at
 */
export async function join(tx: Tx, id: SubmissionId, { variants, cells }: Looks): Promise<Joined | null> {
  if (variants.length === 0) return null;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('zakhor clusters'))`);
  const near = await nearestOf(tx, variants);
  const { id: of, grave, distance } = near ?? { ...(await found(tx, id)), distance: 0 };
  await tx.insert(clusterMember).values({ submission: id, cluster: of, distance, cells });
  return { cluster: of, findings: grave ? [heldFor({ cluster: of, distance })] : [] };
}

async function nearestOf(tx: Tx, variants: Uint8Array[]): Promise<(Cluster & { distance: number }) | undefined> {
  const near = (await clusterLooks()).near(variants);
  if (near.length === 0) return undefined;
  const distances = new Map<string, number>(near.map(({ id, distance }) => [id, distance]));
  const ids = [...distances.keys()].slice(0, 100) as ClusterId[];
  const there = await tx.select().from(cluster).where(inArray(cluster.id, ids)).for('key share');
  return there
    .map((one) => ({ ...one, distance: distances.get(one.id)! }))
    .toSorted((a, b) => a.distance - b.distance || a.formedAt.getTime() - b.formedAt.getTime())[0];
}

async function found(tx: Tx, representative: SubmissionId): Promise<Cluster> {
  const [made] = await tx.insert(cluster).values({ representative }).returning();
  if (!made) throw new Error('a cluster was not made');
  return made;
}
