import { and, asc, eq, inArray, notExists } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { cluster, clusterMember, type ClusterMember } from '#db/schema/cluster.ts';
import { finding, type Finding } from '#db/schema/finding.ts';
import { submission } from '#db/schema/submission.ts';
import { dueBy } from '../campaign/service.ts';
import { quarantineFrom } from '../examination/risk.ts';
import { record } from '../journal.ts';
import { hold, move, unclaimed, unreviewed } from '../submissions/state.ts';

/** What findings of it are called. */
const check = 'picture.cluster';

/** In how many bits unlike pictures differ. */
const unlike = 128;

/** What is said of a picture that looks like one that was rejected for something grave: a person must compare the two. */
export const heldFor = ({ cluster: id, distance }: Pick<ClusterMember, 'cluster' | 'distance'>) =>
  ({
    check,
    place: 0,
    severity: 'hold',
    score: 1 - distance / unlike,
    evidence: { cluster: id, distance },
  }) satisfies Omit<Finding, 'submission'>;

/** Neither what a person saw after it was held, nor what two people have cleared: a troll's variant takes nothing off a wall. */
const raisable = and(
  inArray(submission.state, ['in-review', 'approved']),
  notExists(
    db
      .select({ one: finding.submission })
      .from(finding)
      .where(and(eq(finding.submission, submission.id), eq(finding.check, check))),
  ),
);

/** The members of grave clusters that wait among the others, or were approved before anybody knew. */
export const toRaise = (limit: number): Promise<{ submission: SubmissionId }[]> =>
  db
    .select({ submission: submission.id })
    .from(cluster)
    .innerJoin(clusterMember, eq(clusterMember.cluster, cluster.id))
    .innerJoin(submission, eq(submission.id, clusterMember.submission))
    .where(and(cluster.grave, raisable))
    .orderBy(asc(submission.dueAt))
    .limit(limit);

/**
 * Puts a member of a grave cluster into quarantine; what was approved is looked at again. Done already, it changes nothing.
 * @throws {Conflict} when it is cleared, rejected or withdrawn by now
 */
export async function raise(id: SubmissionId): Promise<void> {
  await db.transaction(async (tx) => {
    const item = await hold(tx, id, 'in-review', 'approved');
    const [member] = await tx
      .select({ cluster: clusterMember.cluster, distance: clusterMember.distance })
      .from(clusterMember)
      .innerJoin(cluster, and(eq(cluster.id, clusterMember.cluster), cluster.grave))
      .where(eq(clusterMember.submission, id));
    if (!member) return;
    const held = await tx
      .insert(finding)
      .values({ submission: id, ...heldFor(member) })
      .onConflictDoNothing()
      .returning();
    if (held.length === 0) return;
    const risk = Math.max(item.risk, quarantineFrom);
    const soon = await dueBy(tx, item, risk);
    const axes = { ...unclaimed, risk, dueAt: item.dueAt && item.dueAt < soon ? item.dueAt : soon };
    const detail = { held: member.cluster };
    if (item.state === 'approved') {
      await move(tx, item, 'in-review', { ...unreviewed, ...axes }, { detail });
      return;
    }
    await tx.update(submission).set(axes).where(eq(submission.id, id));
    await record(tx, { kind: 'submission.held', submission: id, detail });
  });
}
