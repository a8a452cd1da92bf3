import { and, countDistinct, count, desc, eq, isNotNull, lt, or } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { NotFound } from '../errors.ts';
import { renditionsOfAll, type ShownRendition } from './rendition.ts';
import { showable } from './showable.ts';

/** A submission as the public site shows it. */
export interface Published extends Pick<Submission, 'id' | 'kind' | 'name' | 'country' | 'locale' | 'message' | 'text' | 'receivedAt'> {
  renditions: ShownRendition[];
}

const columns = {
  id: submission.id, kind: submission.kind, name: submission.name, country: submission.country, locale: submission.locale,
  message: submission.message, text: submission.text, receivedAt: submission.receivedAt,
};

/** A place in the list, so that what arrives meanwhile moves nothing: the last item of the page before. */
export interface Place {
  receivedAt: Date;
  id: SubmissionId;
}

/** The newest published submissions, or those before a place. */
export async function publishedPage({ before, limit, pictures = false }: { before?: Place | undefined; limit: number; pictures?: boolean }): Promise<Published[]> {
  const earlier = before && or(
    lt(submission.receivedAt, before.receivedAt),
    and(eq(submission.receivedAt, before.receivedAt), lt(submission.id, before.id)),
  );
  const rows = await db.select(columns).from(submission)
    .where(and(showable('site'), earlier, pictures ? isNotNull(submission.picture) : undefined))
    .orderBy(desc(submission.receivedAt), desc(submission.id)).limit(limit);
  return withRenditions(rows);
}

/** @throws {NotFound} when nothing is published under this id */
export async function findPublished(id: SubmissionId): Promise<Published> {
  const [found] = await withRenditions(await db.select(columns).from(submission).where(and(eq(submission.id, id), showable('site'))));
  if (!found) throw new NotFound('nothing is published at this address');
  return found;
}

/** How many people, of how many countries, are shown on the site. */
export async function publishedFigures(): Promise<{ people: number; countries: number }> {
  const [figures] = await db.select({ people: count(), countries: countDistinct(submission.country) }).from(submission).where(showable('site'));
  return figures ?? { people: 0, countries: 0 };
}

async function withRenditions(rows: Omit<Published, 'renditions'>[]): Promise<Published[]> {
  const renditions = await renditionsOfAll(rows.map(({ id }) => id));
  return rows.map((row) => ({ ...row, renditions: renditions.get(row.id) ?? [] }));
}
