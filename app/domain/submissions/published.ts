import { and, count, countDistinct, desc, eq, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { NotFound } from '../errors.ts';
import { renditionsOfAll, type ShownRendition } from './rendition.ts';
import { showable } from './showable.ts';

/** A submission as the public site shows it. */
export interface Published extends Pick<
  Submission,
  'id' | 'kind' | 'name' | 'country' | 'locale' | 'message' | 'text' | 'receivedAt'
> {
  renditions: ShownRendition[];
}

/** As much of it as stands in a list. */
export interface PublishedFace extends Pick<Published, 'id' | 'kind' | 'name' | 'country' | 'locale' | 'text'> {
  card: Pick<ShownRendition, 'src' | 'width' | 'height'> | undefined;
  thumb: Pick<ShownRendition, 'src' | 'width' | 'height'> | undefined;
}

export function faceOf({ id, kind, name, country, locale, text, renditions }: Published): PublishedFace {
  const shown = (wanted: string) => {
    const found = renditions.find((one) => one.name === wanted);
    return found && { src: found.src, width: found.width, height: found.height };
  };
  return { id, kind, name, country, locale, text, card: shown('card'), thumb: shown('thumb') };
}

const columns = {
  id: submission.id,
  kind: submission.kind,
  name: submission.name,
  country: submission.country,
  locale: submission.locale,
  message: submission.message,
  text: submission.text,
  receivedAt: submission.receivedAt,
};

/** Which of the published submissions; all of them, of every kind and language, where nothing is said. */
interface Wanted {
  before?: SubmissionId | undefined;
  limit: number;
  kind?: Submission['kind'] | undefined;
  locale?: string | undefined;
}

/**
 * The newest published submissions, or those before one of them: a page is named by the last item of the page before
 * it, so that what arrives meanwhile moves nothing. That item may have been taken back since; its place stays.
 */
export async function publishedPage({ before, limit, kind, locale }: Wanted): Promise<Published[]> {
  // Compared in the database: its times are finer than a Date, and two can arrive within one millisecond.
  const earlier =
    before &&
    sql`(${submission.receivedAt}, ${submission.id}) < (select place.received_at, place.id from ${submission} place where place.id = ${before})`;
  const rows = await db
    .select(columns)
    .from(submission)
    .where(
      and(
        showable('site'),
        earlier,
        kind && eq(submission.kind, kind),
        locale ? eq(submission.locale, locale) : undefined,
      ),
    )
    .orderBy(desc(submission.receivedAt), desc(submission.id))
    .limit(limit);
  return withRenditions(rows);
}

/** @throws {NotFound} when nothing is published under this id */
export async function findPublished(id: SubmissionId): Promise<Published> {
  const [found] = await withRenditions(
    await db
      .select(columns)
      .from(submission)
      .where(and(eq(submission.id, id), showable('site'))),
  );
  if (!found) throw new NotFound('nothing is published at this address');
  return found;
}

/** How many people, of how many countries, are shown on the site. */
export async function publishedFigures(): Promise<{ people: number; countries: number }> {
  const [figures] = await db
    .select({ people: count(), countries: countDistinct(submission.country) })
    .from(submission)
    .where(showable('site'));
  return figures ?? { people: 0, countries: 0 };
}

async function withRenditions(rows: Omit<Published, 'renditions'>[]): Promise<Published[]> {
  const renditions = await renditionsOfAll(rows.map(({ id }) => id));
  return rows.map((row) => ({ ...row, renditions: renditions.get(row.id) ?? [] }));
}
