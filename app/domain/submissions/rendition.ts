import { asc, eq, inArray, or } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { rendition, type Rendition } from '#db/schema/rendition.ts';
import { submission } from '#db/schema/submission.ts';
import { showable } from './showable.ts';

/** A rendition as a page refers to it. */
export interface ShownRendition extends Pick<Rendition, 'name' | 'width' | 'height' | 'type' | 'bytes'> {
  /** Its address below the site's root. */
  src: string;
}

/** All renditions of one submission lie below it in the store, and of no other. */
export const renditionsFolder = (id: SubmissionId) => `renditions/${id}/`;

/** The address at which the site serves what lies at `address` in the store. */
const srcOf = (address: string) => `/media/${address.replace(/^renditions\//, '')}`;

const shown = ({ name, address, width, height, type, bytes }: Rendition): ShownRendition => ({
  name,
  src: srcOf(address),
  width,
  height,
  type,
  bytes,
});

export async function renditionsOf(id: SubmissionId): Promise<ShownRendition[]> {
  const rows = await db.select().from(rendition).where(eq(rendition.submission, id)).orderBy(asc(rendition.width));
  return rows.map(shown);
}

/** The renditions of many submissions in one query. */
export async function renditionsOfAll(ids: SubmissionId[]): Promise<Map<SubmissionId, ShownRendition[]>> {
  const found = new Map<SubmissionId, ShownRendition[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const rows = await db
    .select()
    .from(rendition)
    .where(inArray(rendition.submission, ids))
    .orderBy(asc(rendition.width));
  for (const row of rows) found.get(row.submission)?.push(shown(row));
  return found;
}

export interface Medium extends Pick<Rendition, 'address' | 'type' | 'bytes'> {
  /** Whether anybody may see it now; if not, only staff and its giver. */
  published: boolean;
  receipt: string;
  submission: SubmissionId;
}

/** The rendition that is served at `/media/{path}`, and who may see it. */
export async function findMedium(path: string): Promise<Medium | undefined> {
  const [row] = await db
    .select({
      address: rendition.address,
      type: rendition.type,
      bytes: rendition.bytes,
      receipt: submission.receipt,
      submission: submission.id,
      published: or(showable('wall'), showable('site'))!.mapWith(Boolean),
    })
    .from(rendition)
    .innerJoin(submission, eq(submission.id, rendition.submission))
    .where(eq(rendition.address, `renditions/${path}`));
  return row as Medium | undefined;
}
