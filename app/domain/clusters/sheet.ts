import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { ClusterId, RejectionId, StaffId, SubmissionId } from '#db/ids.ts';
import { cluster, clusterMember, type Cluster } from '#db/schema/cluster.ts';
import { staff } from '#db/schema/staff.ts';
import { submission, type Submission, type SubmissionState } from '#db/schema/submission.ts';
import { Forbidden, NotFound } from '../errors.ts';
import { quarantineFrom } from '../examination/risk.ts';
import { stateFor } from '../moderation/sight.ts';
import { renditionsOfAll, type ShownRendition } from '../submissions/rendition.ts';
import { differenceOf, type Difference } from './cells.ts';
import { compared } from './compared.ts';
import { statesOf, thumbOf } from './list.ts';
import { isInvolved, mostAtOnce, undoable } from './rejection.ts';

/** A member of a cluster as its contact sheet shows it. */
export interface Member extends Pick<Submission, 'id' | 'name' | 'country' | 'state' | 'digest'> {
  /** In how many bits of 256 it differed, when it came, from what was the representative then. */
  distance: number;
  /** How it differs from what the sheet compares with, if it does. */
  differs: Difference | null;
  thumb: ShownRendition | undefined;
  veiled: boolean;
}

/** All that is looked at before members are rejected together. */
export interface Sheet extends Pick<Cluster, 'id' | 'grave'> {
  /** What the others are compared with. */
  compared: SubmissionId;
  /**
   * At most 200 whose picture is still there, those that wait first, then those that stand somewhere; the one that is
   * compared with before the others.
   */
  members: Member[];
  states: Partial<Record<SubmissionState, number>>;
  /** Something of her own is among them, so that she judges none of it. */
  own: boolean;
  /** What was rejected together, and can still be taken back, latest first. */
  undoable: { id: RejectionId }[];
}

/** What is kept from her stands there as if it waited. @throws {NotFound} */
export async function sheetOf(id: ClusterId, actor: StaffId): Promise<Sheet> {
  const [found] = await db
    .select({ grave: cluster.grave, compared: clusterMember.submission, cells: clusterMember.cells })
    .from(cluster)
    .innerJoin(clusterMember, eq(clusterMember.submission, compared))
    .where(eq(cluster.id, id));
  if (!found) throw new NotFound('there is no such cluster');
  const { cells: first, ...about } = found;
  const [judge] = await db.select().from(staff).where(eq(staff.id, actor));
  if (!judge) throw new Forbidden('nobody judges who is not on the staff');
  const state = stateFor(judge);
  const rows = await db
    .select({
      id: submission.id,
      name: submission.name,
      country: submission.country,
      state,
      digest: submission.digest,
      risk: submission.risk,
      distance: clusterMember.distance,
      cells: clusterMember.cells,
    })
    .from(clusterMember)
    .innerJoin(submission, eq(submission.id, clusterMember.submission))
    .where(and(eq(clusterMember.cluster, id), isNull(submission.erasedAt)))
    .orderBy(
      sql`array_position(array['in-review', 'cleared', 'approved'], ${state})`,
      desc(sql`${submission.id} = ${found.compared}`),
      asc(clusterMember.distance),
      asc(clusterMember.joinedAt),
      asc(submission.id),
    )
    .limit(mostAtOnce);
  const [thumbs, states, own, recent] = await Promise.all([
    renditionsOfAll(rows.map(({ id: one }) => one)),
    statesOf(id, state),
    isInvolved(id, actor),
    undoable(id),
  ]);
  const members = rows.map(({ risk, cells, ...one }) => ({
    ...one,
    differs: differenceOf(first, cells),
    thumb: thumbOf(thumbs, one.id),
    veiled: risk >= quarantineFrom,
  }));
  return { id, ...about, members, states, own, undoable: recent };
}
