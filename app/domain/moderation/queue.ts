import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { roomFor } from '../care/limits.ts';
import { quarantineFrom } from '../examination/risk.ts';
import { heldBack, lanesOf, type Lane } from '../staff/rights.ts';
import { unclaimed } from '../submissions/state.ts';
import { inLane, type Judge } from './lanes.ts';

/** How long a claim lasts without a sign of life, in seconds. */
const claimSeconds = 90;

/**
 * The next items for this moderator, claimed for her so that nobody else is given them: those that she holds already,
 * then free ones, in her languages first, in the order in which they are due; none in a lane that is not hers. A claim ends with a decision, when it is given back, or without renewal
 * after 90 seconds. Of what is held back she is given no more than she may still be asked to bear.
 * @param page which of her pages asks, null for a program: what another page holds comes over to it
 */
export async function claimNext(
  judge: Judge,
  lane: Lane,
  limit: number,
  page: string | null = null,
): Promise<Submission[]> {
  if (!lanesOf(judge).includes(lane)) return [];
  const room = await roomFor(judge.id);
  const most = heldBack.includes(lane) ? Math.min(limit, room.items) : limit;
  const bearable = room.rest ? lt(submission.risk, quarantineFrom) : undefined;
  if (most === 0) return [];
  const hers = sql`${submission.locale} = any(${sql.param(judge.languages)}::text[])`;
  // A common table expression, because a plain subquery may be run again for each row and claim more than `limit`.
  const next = db.$with('next').as(
    db
      .select({ id: submission.id })
      .from(submission)
      .where(and(inLane(judge, lane), bearable, or(eq(submission.claimedBy, judge.id), unheld)))
      // Hers first, so that a page that is opened again shows the same items.
      .orderBy(
        desc(sql`coalesce(${submission.claimedBy} = ${judge.id}, false)`),
        desc(hers),
        asc(submission.dueAt),
        asc(submission.id),
      )
      .limit(most)
      .for('update', { skipLocked: true }),
  );
  const claimed = await db
    .with(next)
    .update(submission)
    .set({ claimedBy: judge.id, claimedPage: page, ...renewed })
    .where(inArray(submission.id, db.select({ id: next.id }).from(next)))
    .returning();
  const foreign = ({ locale }: Submission) => (judge.languages.includes(locale) ? 0 : 1);
  return claimed.sort((a, b) => foreign(a) - foreign(b) || due(a) - due(b) || (a.id < b.id ? -1 : 1));
}

/** A page's sign of life: her claims on these items go on. Answers those that are still hers. */
export async function renewClaims(judge: Judge, ids: SubmissionId[], page: string | null): Promise<SubmissionId[]> {
  const held = await db
    .update(submission)
    .set({ claimedPage: page, ...renewed })
    .where(
      and(inArray(submission.id, ids), eq(submission.claimedBy, judge.id), gt(submission.claimedUntil, sql`now()`)),
    )
    .returning({ id: submission.id });
  return held.map(({ id }) => id);
}

/** Gives back what one of her pages holds, so that others need not wait for the claims to end. */
export async function releaseClaims(judge: Judge, page: string): Promise<void> {
  await db
    .update(submission)
    .set(unclaimed)
    .where(and(eq(submission.claimedBy, judge.id), eq(submission.claimedPage, page)));
}

/** How many items wait in each lane that is open to her. */
export async function waiting(judge: Judge): Promise<Partial<Record<Lane, number>>> {
  const counts = await Promise.all(
    lanesOf(judge).map(async (lane) => [lane, await db.$count(submission, inLane(judge, lane))]),
  );
  return Object.fromEntries(counts) as Partial<Record<Lane, number>>;
}

const due = ({ dueAt, receivedAt }: Submission) => (dueAt ?? receivedAt).getTime();

const renewed = { claimedUntil: sql`now() + make_interval(secs => ${claimSeconds})` };

const unheld = or(isNull(submission.claimedBy), lt(submission.claimedUntil, sql`now()`))!;
