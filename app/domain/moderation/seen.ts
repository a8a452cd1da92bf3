import { and, gte, inArray, or, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import type { Seen } from '#db/schema/decision.ts';
import { flag } from '#db/schema/flag.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { isStrict } from '../bursts/strict.ts';
import { Conflict, Invalid } from '../errors.ts';
import { quarantineFrom } from '../examination/risk.ts';
import { delicate } from './lanes.ts';

/**
 * What a picture in a grid must have had before it is approved there: so long on the screen, in ms, and so wide, in CSS
 * px, that a sign in it can be read. The database says the same.
 */
export const leastSeen = { ms: 1_000, width: 260 } as const satisfies Seen;

/** A tile has room for so many characters beside its picture. */
const tileWords = 80;

/**
 * Those of these that want a look of their own: a tile would not show all that there is to judge, because one is veiled, is read,
 * has many words or is flagged, or more care is asked for.
 */
export async function forOneByOne(ids: SubmissionId[], by: Pick<typeof db, 'select'> = db): Promise<Set<SubmissionId>> {
  const flagged = sql`exists (select from ${flag} where ${flag.submission} = ${submission.id} and ${flag.answered} is null)`;
  const worded = sql`char_length(${submission.message}) > ${tileWords}`;
  const rows = await by
    .select({ id: submission.id })
    .from(submission)
    .where(and(inArray(submission.id, ids), or(gte(submission.risk, quarantineFrom), worded, delicate, flagged)));
  return new Set(rows.map(({ id }) => id));
}

/**
 * Nothing is approved among many that was not looked at.
 * @throws {Invalid} when it was not seen as {@link leastSeen} asks, or it is not said what was @throws {Conflict} when it is for
 * a look of its own
 */
export async function mustBeSeen(
  tx: Tx,
  item: Submission,
  { seen, digest }: { seen: Seen; digest: string | undefined },
): Promise<void> {
  if (!digest) throw new Invalid('digest', 'missing', 'say what was on the screen');
  if (seen.ms < leastSeen.ms) throw new Invalid('seen.ms', 'too-short', `seen for less than ${leastSeen.ms} ms`);
  if (seen.width < leastSeen.width)
    throw new Invalid('seen.width', 'too-small', `seen at less than ${leastSeen.width} px`);
  if ((await forOneByOne([item.id], tx)).size > 0 || item.burst || (await isStrict(tx, item.campaign)))
    throw new Conflict('it is looked at by itself, and not among many', { state: item.state });
}
