import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { ClusterId, RejectionId, StaffId, SubmissionId } from '#db/ids.ts';
import {
  cluster,
  clusterMember,
  clusterRejection,
  clusterRejectionMember,
  type ClusterRejection,
} from '#db/schema/cluster.ts';
import { staff } from '#db/schema/staff.ts';
import { submission, type SubmissionState } from '#db/schema/submission.ts';
import { givenByHers } from '../moderation/lanes.ts';
import { Conflict, NotFound } from '../errors.ts';
import { record } from '../journal.ts';

/** So many are rejected at once; the database holds this too. */
export const mostAtOnce = 200;

/** How long many rejections can be taken back together; the database holds this too. */
export const undoMs = 10 * 60_000;

/** Many members that were rejected at once, as they are now. */
export interface Rejection extends Pick<ClusterRejection, 'id' | 'cluster' | 'actor' | 'at' | 'undoneAt'> {
  members: { submission: SubmissionId; state: SubmissionState; decision: number | null }[];
}

/**
 * Writes down what is about to be rejected, each by a decision of its own.
 * @throws {Conflict} when something of her own is in the cluster @throws {NotFound}
 */
export const beginRejection = (of: ClusterId, ids: SubmissionId[], actor: StaffId): Promise<RejectionId> =>
  db.transaction(async (tx) => {
    const [there] = await tx.select({ id: cluster.id }).from(cluster).where(eq(cluster.id, of)).for('key share');
    if (!there) throw new NotFound('there is no such cluster');
    if (await isInvolved(of, actor, tx)) throw new Conflict('something that you sent yourself is in this cluster');
    const members = await tx
      .select({ submission: clusterMember.submission })
      .from(clusterMember)
      .where(and(eq(clusterMember.cluster, of), inArray(clusterMember.submission, ids)))
      .orderBy(asc(clusterMember.submission));
    if (members.length === 0) throw new NotFound('none of these is in this cluster');
    const [made] = await tx.insert(clusterRejection).values({ cluster: of, actor }).returning();
    const rejection = made!.id;
    await tx.insert(clusterRejectionMember).values(members.map((one, place) => ({ rejection, place, ...one })));
    await record(tx, { kind: 'cluster.rejected', actor, detail: { cluster: of, rejection, members: members.length } });
    return rejection;
  });

/** With a member's decision: this is how it came to it. */
export async function noteRejected(tx: Tx, rejection: RejectionId, id: SubmissionId, decision: number): Promise<void> {
  await tx
    .update(clusterRejectionMember)
    .set({ decision })
    .where(and(eq(clusterRejectionMember.rejection, rejection), eq(clusterRejectionMember.submission, id)));
}

/**
 * Writes down that it is taken back; each member's decision is superseded after this. Asked again in time, it lets the
 * rest of an undo that broke off go on.
 * @throws {Conflict} after ten minutes @throws {NotFound}
 */
export const beginUndo = (id: RejectionId, actor: StaffId): Promise<Rejection> =>
  db.transaction(async (tx) => {
    const [held] = await tx.select().from(clusterRejection).where(eq(clusterRejection.id, id)).for('update');
    if (!held) throw new NotFound('there is no such rejection');
    if (held.at.getTime() + undoMs < Date.now())
      throw new Conflict('ten minutes have passed: each member can still be sent back by itself');
    if (!held.undoneAt) {
      await tx
        .update(clusterRejection)
        .set({ undoneAt: sql`now()`, undoneBy: actor })
        .where(eq(clusterRejection.id, id));
      await record(tx, { kind: 'cluster.rejection-undone', actor, detail: { cluster: held.cluster, rejection: id } });
    }
    return rejectionOf(id, tx);
  });

/** @throws {NotFound} */
export async function rejectionOf(id: RejectionId, by: Pick<typeof db, 'select'> = db): Promise<Rejection> {
  const [found] = await by.select().from(clusterRejection).where(eq(clusterRejection.id, id));
  if (!found) throw new NotFound('there is no such rejection');
  const members = await by
    .select({
      submission: clusterRejectionMember.submission,
      state: submission.state,
      decision: clusterRejectionMember.decision,
    })
    .from(clusterRejectionMember)
    .innerJoin(submission, eq(submission.id, clusterRejectionMember.submission))
    .where(eq(clusterRejectionMember.rejection, id))
    .orderBy(asc(clusterRejectionMember.place));
  const { cluster: of, actor, at, undoneAt } = found;
  return { id, cluster: of, actor, at, undoneAt, members };
}

/** The rejections of a cluster that can still be taken back, latest first. */
export const undoable = (of: ClusterId): Promise<{ id: RejectionId }[]> =>
  db
    .select({ id: clusterRejection.id })
    .from(clusterRejection)
    .where(
      and(
        eq(clusterRejection.cluster, of),
        isNull(clusterRejection.undoneAt),
        gt(clusterRejection.at, new Date(Date.now() - undoMs)),
      ),
    )
    .orderBy(sql`${clusterRejection.at} desc`)
    .limit(20);

/** Whether a cluster holds something that she, or a member of her organisation, gave: then it is not hers to judge. */
export async function isInvolved(
  of: ClusterId,
  actor: StaffId,
  by: Pick<typeof db, '$count' | 'select'> = db,
): Promise<boolean> {
  const [judge] = await by.select().from(staff).where(eq(staff.id, actor));
  if (!judge) return true;
  const own = db
    .select({ id: clusterMember.submission })
    .from(clusterMember)
    .innerJoin(submission, eq(submission.id, clusterMember.submission))
    .where(and(eq(clusterMember.cluster, of), givenByHers(judge)));
  return (await by.$count(own.as('own'))) > 0;
}
