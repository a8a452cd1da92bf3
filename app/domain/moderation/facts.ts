import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { consent } from '#db/schema/consent.ts';
import { finding, type Finding } from '#db/schema/finding.ts';
import { flag, type Flag } from '#db/schema/flag.ts';
import type { Submission } from '#db/schema/submission.ts';
import { similarTo, type Similar } from '../clusters/similar.ts';
import { bankedFor, type Banked } from '../examination/banks/compare.ts';
import { quarantineFrom } from '../examination/risk.ts';
import { openAppeals } from './appeals.ts';
import { notesOn, type ToldNote } from './note.ts';
import { forOneByOne } from './seen.ts';
import { standingOn } from './history.ts';
import type { Reason } from './reasons.ts';
import { earlierThan, type Earlier } from '../submissions/earlier.ts';
import { renditionsOfAll, type ShownRendition } from '../submissions/rendition.ts';

/** A submission as a moderator sees it: all that she needs to judge, and no more. */
export interface Facts extends Pick<
  Submission,
  | 'id'
  | 'kind'
  | 'state'
  | 'name'
  | 'country'
  | 'locale'
  | 'message'
  | 'text'
  | 'partner'
  | 'minor'
  | 'digest'
  | 'placeholder'
  | 'marks'
  | 'reading'
> {
  /** In ms since the epoch, so that it is the same in a page and in an answer to one. */
  receivedAt: number;
  renditions: ShownRendition[];
  findings: Omit<Finding, 'submission'>[];
  uses: string[];
  /** What else looks like it; null where nothing does. */
  similar: Similar | null;
  /** What its author gave before it; null where nothing tells of any. */
  earlier: Earlier | null;
  /** What it looks like of the banks' hateful pictures. */
  banked: Banked[];
  /** Whether it is shown under a veil at first: what checks hold back is not thrown at whoever opens the lane. */
  veiled: boolean;
  /** Whether a grid may not approve it: its tile does not show all that there is to judge, or it asks for more care. */
  alone: boolean;
  /** What those who looked at it before tell her. */
  notes: ToldNote[];
  /** What people say of it that nobody has answered yet. */
  flags: Pick<Flag, 'reason' | 'words' | 'illegal'>[];
  /** What its giver says against its rejection, while nobody has answered, and what that was for. */
  appeal: { words: string | null; reason: Reason } | null;
  /** Whether equal bytes would have rejected it, and a person is asked instead. */
  sampled: boolean;
  /** The last decision on it, which is what an undo takes back. */
  standing: number | null;
}

/** The most that are shown with one page of items: what was said first counts. */
const maxFlags = 200;

/** The facts on some submissions, in their order. */
export async function factsOf(items: Submission[]): Promise<Facts[]> {
  if (items.length === 0) return [];
  const ids: SubmissionId[] = items.map(({ id }) => id);
  const [renditions, findings, consents, standing, appeals, flags, alone, similar, earlier, notes] = await Promise.all([
    renditionsOfAll(ids),
    db.select().from(finding).where(inArray(finding.submission, ids)).orderBy(desc(finding.score), asc(finding.place)),
    db
      .select()
      .from(consent)
      .where(and(inArray(consent.submission, ids), eq(consent.given, true), isNull(consent.withdrawnAt))),
    standingOn(ids),
    openAppeals(ids),
    db
      .select()
      .from(flag)
      .where(and(inArray(flag.submission, ids), isNull(flag.answered)))
      .orderBy(asc(flag.at))
      .limit(maxFlags),
    forOneByOne(ids),
    similarTo(ids),
    earlierThan(ids),
    notesOn(ids),
  ]);
  const banked = await bankedFor(findings);
  return items.map(
    ({
      id,
      kind,
      state,
      name,
      country,
      locale,
      message,
      text,
      partner,
      minor,
      digest,
      risk,
      sampledAt,
      placeholder,
      marks,
      reading,
      receivedAt,
    }) => ({
      id,
      kind,
      state,
      name,
      country,
      locale,
      message,
      text,
      partner,
      minor,
      digest,
      placeholder,
      marks,
      reading,
      receivedAt: receivedAt.getTime(),
      renditions: renditions.get(id) ?? [],
      findings: findings.filter(({ submission }) => submission === id).map(({ submission: _, ...one }) => one),
      uses: consents.filter(({ submission }) => submission === id).map(({ purpose }) => purpose),
      flags: flags
        .filter(({ submission }) => submission === id)
        .map(({ reason, words, illegal }) => ({ reason, words, illegal })),
      similar: similar.get(id) ?? null,
      earlier: earlier.get(id) ?? null,
      banked: banked.get(id) ?? [],
      veiled: risk >= quarantineFrom,
      alone: alone.has(id),
      notes: notes.filter(({ submission }) => submission === id).map(({ submission: _, ...one }) => one),
      appeal: appeals.get(id) ?? null,
      sampled: sampledAt !== null,
      standing: standing.get(id) ?? null,
    }),
  );
}
