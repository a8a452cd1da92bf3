import type { Tx } from '#db/client.ts';
import type { Seen } from '#db/schema/decision.ts';
import type { Submission } from '#db/schema/submission.ts';
import { isStrict } from '../bursts/strict.ts';
import { Conflict, Invalid } from '../errors.ts';
import { quarantineFrom } from '../examination/risk.ts';

/**
 * What a picture in a grid must have had before it is approved there: so long on the screen, in ms, and so wide, in CSS
 * px, that a sign in it can be read. The database says the same.
 */
export const leastSeen = { ms: 1_000, width: 260 } as const satisfies Seen;

/** A tile has room for so many characters beside its picture. */
const tileWords = 80;

/** Whether a tile would not show all that there is to judge: it is veiled, is read, or has many words. */
export const isForOneByOne = ({ risk, kind, message }: Pick<Submission, 'risk' | 'kind' | 'message'>): boolean =>
  risk >= quarantineFrom || kind !== 'photo' || (message?.length ?? 0) > tileWords;

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
  if (isForOneByOne(item) || item.burst || (await isStrict(tx, item.campaign)))
    throw new Conflict('it is looked at by itself, and not among many', { state: item.state });
}
