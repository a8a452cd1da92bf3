import { asc, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { ClusterId, SubmissionId } from '#db/ids.ts';
import { cluster, clusterMember } from '#db/schema/cluster.ts';

/**
 * Takes what is withdrawn out of its cluster. Where it was the representative the member that looks most like it takes its place,
 * and where it was the last the cluster ends. The withdrawal's event must name what this answers.
 */
export async function leaveCluster(tx: Tx, id: SubmissionId): Promise<ClusterId | undefined> {
  const [led] = await tx.select().from(cluster).where(eq(cluster.representative, id)).for('update');
  await tx.delete(clusterMember).where(eq(clusterMember.submission, id));
  if (!led) return undefined;
  const [next] = await tx
    .select({ submission: clusterMember.submission })
    .from(clusterMember)
    .where(eq(clusterMember.cluster, led.id))
    .orderBy(asc(clusterMember.distance), asc(clusterMember.joinedAt), asc(clusterMember.submission))
    .limit(1);
  if (next) await tx.update(cluster).set({ representative: next.submission }).where(eq(cluster.id, led.id));
  else await tx.delete(cluster).where(eq(cluster.id, led.id));
  return led.id;
}
