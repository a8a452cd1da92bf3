import { and, eq, exists, inArray, isNull, ne, type SQL } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { ClusterId, SubmissionId } from '#db/ids.ts';
import { cluster, clusterMember } from '#db/schema/cluster.ts';
import { statement } from '#db/schema/statement.ts';
import type { Reason } from '../moderation/reasons.ts';

/** Rejected for one of these, a picture makes those that look like it wait for a closer look. */
const graveReasons: readonly Reason[] = ['hateful', 'violent', 'sexual'];

/** With a rejection: what looks like it is looked at with care. The worker holds back what is there already. */
export async function condemn(tx: Tx, id: SubmissionId, reason: Reason): Promise<void> {
  if (graveReasons.includes(reason)) await setGrave(tx, id, () => true);
}

/**
 * With a rejection that is taken back, or that an appeal overturns: unless the reasons of another member's rejection stand and
 * are grave, no more are held. A decision that follows a rejection and lets it stand has no reason of its own.
 */
export async function absolve(tx: Tx, id: SubmissionId): Promise<void> {
  await setGrave(tx, id, (of) =>
    exists(
      db
        .select({ one: clusterMember.submission })
        .from(clusterMember)
        .innerJoin(statement, eq(statement.submission, clusterMember.submission))
        .where(
          and(
            eq(clusterMember.cluster, of),
            ne(clusterMember.submission, id),
            eq(statement.measure, 'removed'),
            isNull(statement.supersededAt),
            inArray(statement.reason, [...graveReasons]),
          ),
        ),
    ),
  );
}

/** Holds the cluster first, so that of two decisions on its members the second sees what the first has made. */
async function setGrave(tx: Tx, id: SubmissionId, grave: (of: ClusterId) => SQL | true): Promise<void> {
  const [held] = await tx
    .select({ id: cluster.id })
    .from(cluster)
    .innerJoin(clusterMember, eq(clusterMember.cluster, cluster.id))
    .where(eq(clusterMember.submission, id))
    .for('no key update', { of: cluster });
  if (held)
    await tx
      .update(cluster)
      .set({ grave: grave(held.id) })
      .where(eq(cluster.id, held.id));
}
