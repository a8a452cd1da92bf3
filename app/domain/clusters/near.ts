import { and, asc, eq, gt, gte, inArray, sql, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { ClusterId } from '#db/ids.ts';
import { cluster } from '#db/schema/cluster.ts';
import type { Event } from '#db/schema/event.ts';
import { fingerprint } from '#db/schema/fingerprint.ts';
import { leastQuality, octets } from '../examination/fingerprints.ts';
import { following } from '../examination/neighbours/following.ts';
import { beforeAll } from '../examination/neighbours/page.ts';
import { SlotIndex } from './slot-index.ts';

/** So many clusters are read at once while the index is filled. */
const atOnce = 5_000;

/**
 * What represents each cluster, whole and cut; it knows what was committed before it was asked for. A cluster begins with the end of an
 * examination, and gets another representative, or ends, with a withdrawal: both events name it.
 */
export const clusterLooks = following({
  kinds: ['submission.in-review', 'submission.withdrawn'],
  empty: () => new SlotIndex(),
  load,
  apply,
});

async function load(into: SlotIndex): Promise<void> {
  let after = beforeAll as ClusterId;
  for (;;) {
    const page = await db
      .select({ id: cluster.id })
      .from(cluster)
      .where(gt(cluster.id, after))
      .orderBy(asc(cluster.id))
      .limit(atOnce);
    const last = page.at(-1);
    if (!last) return;
    await add(and(gt(cluster.id, after), sql`${cluster.id} <= ${last.id}`)!, into);
    after = last.id;
  }
}

async function apply(events: Event[], to: SlotIndex): Promise<boolean> {
  const changed = new Set<ClusterId>();
  for (const { kind, detail } of events) {
    const id = detail.cluster as ClusterId | undefined;
    if (!id || (kind === 'submission.in-review' && to.has(id))) continue; // one more member changes no look
    to.remove(id);
    changed.add(id);
  }
  if (changed.size > 0) await add(inArray(cluster.id, [...changed]), to);
  return true;
}

async function add(which: SQL, to: SlotIndex): Promise<void> {
  const crop = sql<string>`unnest(${fingerprint.crops})`;
  const of = (hash: SQL) =>
    db
      .select({ id: cluster.id, hash: hash.as('hash') })
      .from(cluster)
      .innerJoin(fingerprint, eq(fingerprint.submission, cluster.representative))
      .where(and(which, gte(fingerprint.quality, leastQuality)));
  const rows = await of(octets(fingerprint.pdq)).unionAll(of(sql`substring(bit_send(${crop}) from 5)`));
  for (const { id, hash } of rows) to.add(id, hash as Buffer);
}
