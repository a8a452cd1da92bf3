import { and, asc, eq, lt, or, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { checkRun } from '#db/schema/finding.ts';
import { submission } from '#db/schema/submission.ts';
import { lookAgain } from './again.ts';
import { lexiconNow } from './words/kept-lexicon.ts';
import { wordsCheck } from './words-check.ts';

/** While the lexicon has not changed, it is asked so seldom whether anything was looked at by an older one, in ms. */
const quietMs = 60_000;
let quiet = { version: -1, until: 0 };

/**
 * What nobody has let through yet and was looked at by an older lexicon, oldest first. An examination that began before a
 * change may end after it: so it is asked again now and then, and not for every bell.
 */
export async function toFollowLexicon(limit: number): Promise<{ submission: SubmissionId }[]> {
  const { version } = await lexiconNow();
  if (version === quiet.version && Date.now() < quiet.until) return [];
  const due = await db
    .select({ submission: submission.id })
    .from(submission)
    .innerJoin(checkRun, and(eq(checkRun.submission, submission.id), eq(checkRun.check, wordsCheck.name)))
    .where(
      and(
        eq(submission.state, 'in-review'),
        sql`${checkRun.basis} is distinct from ${version}`,
        or(eq(checkRun.outcome, 'done'), lt(checkRun.at, sql`now() - interval '10 minutes'`)),
      ),
    )
    .orderBy(asc(submission.dueAt))
    .limit(limit);
  if (due.length === 0) quiet = { version, until: Date.now() + quietMs };
  return due;
}

export const followLexicon = async (id: SubmissionId, signal: AbortSignal): Promise<void> =>
  void (await lookAgain(id, { check: wordsCheck, returnHeld: false }, signal));
