import { and, asc, gte, inArray, lte, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import type { Event } from '#db/schema/event.ts';
import { fingerprint, type StoredFingerprint } from '#db/schema/fingerprint.ts';
import { bytesOf, leastQuality, octets } from '../fingerprints.ts';
import { following } from './following.ts';
import { HashIndex } from './hash-index.ts';
import { addPacked, beforeAll, lastOf, packed, pageRows } from './page.ts';

/** A submission whose picture looks like what was asked for. */
export interface Neighbour extends Pick<StoredFingerprint, 'submission' | 'part'> {
  distance: number;
}

/**
 * The submissions whose pictures differ from a hash in no more than `within` of its 256 bits, nearest first, with the
 * part that is nearest. It knows what was committed before it was asked; the database has the last word on each.
 * @param pdq 256 digits 0 and 1, as the database has them
 */
export async function neighbours(pdq: string, within: number, limit: number): Promise<Neighbour[]> {
  const near = (await photos()).near(bytesOf(pdq), within, limit);
  if (near.length === 0) return [];
  const distance = sql<number>`bit_count(${fingerprint.pdq} # ${pdq}::bit(256))`.mapWith(Number);
  const ids = near.map(({ id }) => id as SubmissionId);
  const rows = await db
    .selectDistinctOn([fingerprint.submission], {
      submission: fingerprint.submission,
      part: fingerprint.part,
      distance,
    })
    .from(fingerprint)
    .where(and(inArray(fingerprint.submission, ids), gte(fingerprint.quality, leastQuality), lte(distance, within)))
    .orderBy(fingerprint.submission, distance);
  return rows.toSorted((a, b) => a.distance - b.distance);
}

/** Submissions come into it with the end of their examination, and leave it with their withdrawal. */
const photos = following({
  kinds: ['submission.in-review', 'submission.withdrawn'],
  empty: () => new HashIndex(),
  load,
  apply,
});

async function load(into: HashIndex): Promise<void> {
  let after = { submission: beforeAll as SubmissionId, part: '' };
  for (;;) {
    const rows = db
      .select({ submission: fingerprint.submission, part: fingerprint.part, hash: octets(fingerprint.pdq).as('hash') })
      .from(fingerprint)
      .where(
        and(
          sql`(${fingerprint.submission}, ${fingerprint.part}) > (${after.submission}, ${after.part})`,
          gte(fingerprint.quality, leastQuality),
        ),
      )
      .orderBy(asc(fingerprint.submission), asc(fingerprint.part))
      .limit(pageRows)
      .as('page');
    const [page] = await db
      .select({
        ...packed(rows.submission, rows.hash),
        submission: lastOf<SubmissionId>(rows.submission),
        part: lastOf<string>(rows.part),
      })
      .from(rows);
    addPacked(into, page!);
    if (page!.count < pageRows) return;
    after = page!;
  }
}

async function apply(events: Event[], to: HashIndex): Promise<boolean> {
  const ids = [...new Set(events.flatMap(({ submission }) => (submission ? [submission] : [])))];
  const rows = await db
    .select({ id: fingerprint.submission, hash: octets(fingerprint.pdq) })
    .from(fingerprint)
    .where(and(inArray(fingerprint.submission, ids), gte(fingerprint.quality, leastQuality)));
  to.remove(ids);
  for (const { id, hash } of rows) to.add(id, hash);
  return true;
}
