import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, ne, or, sql, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import type { Role } from '#db/schema/staff.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { quarantineFrom } from '../examination/risk.ts';
import { unclaimed } from '../submissions/state.ts';

/** How long a claim lasts without a sign of life, in seconds. */
const claimSeconds = 90;

/** The parts of the line: the first look at what checks hold back, and at the rest; and the second pair of eyes. */
export const lanes = ['quarantine', 'review', 'clear'] as const;
export type Lane = (typeof lanes)[number];

/** A moderator, as the queue needs to know her. */
export interface Judge {
  id: StaffId;
  role: Role;
}

/**
 * The next items for this moderator, in the order in which they are due, claimed for her so that nobody else is given them: those that
 * she holds already, then free ones. A claim ends with a decision, when it is given back, or without renewal
 * after 90 seconds.
 * @param page which of her pages asks, null for a program: what another page holds comes over to it
 */
export async function claimNext(
  judge: Judge,
  lane: Lane,
  limit: number,
  page: string | null = null,
): Promise<Submission[]> {
  // A common table expression, because a plain subquery may be run again for each row and claim more than `limit`.
  const next = db.$with('next').as(
    db
      .select({ id: submission.id })
      .from(submission)
      .where(and(inLane(judge, lane), or(eq(submission.claimedBy, judge.id), unheld)))
      // Hers first, so that a page that is opened again shows the same items.
      .orderBy(
        desc(sql`coalesce(${submission.claimedBy} = ${judge.id}, false)`),
        asc(submission.dueAt),
        asc(submission.id),
      )
      .limit(limit)
      .for('update', { skipLocked: true }),
  );
  const claimed = await db
    .with(next)
    .update(submission)
    .set({ claimedBy: judge.id, claimedPage: page, ...renewed })
    .where(inArray(submission.id, db.select({ id: next.id }).from(next)))
    .returning();
  return claimed.sort((a, b) => due(a) - due(b) || (a.id < b.id ? -1 : 1));
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

/** How many items wait in each lane that this moderator may judge. */
export async function waiting(judge: Judge): Promise<Record<Lane, number>> {
  const counts = await Promise.all(lanes.map(async (lane) => [lane, await db.$count(submission, inLane(judge, lane))]));
  return Object.fromEntries(counts) as Record<Lane, number>;
}

const due = ({ dueAt, receivedAt }: Submission) => (dueAt ?? receivedAt).getTime();

const renewed = { claimedUntil: sql`now() + make_interval(secs => ${claimSeconds})` };

const unheld = or(isNull(submission.claimedBy), lt(submission.claimedUntil, sql`now()`))!;

/** Escalated items are for the admin; nobody is asked to clear what she approved, or what is not read yet. */
function inLane(judge: Judge, lane: Lane): SQL {
  if (lane !== 'clear') {
    return and(
      eq(submission.state, 'in-review'),
      lane === 'quarantine' ? gte(submission.risk, quarantineFrom) : lt(submission.risk, quarantineFrom),
      judge.role === 'admin' ? undefined : isNull(submission.escalatedAt),
    )!;
  }
  return and(
    eq(submission.state, 'approved'),
    sql`${submission.reading} is distinct from 'waiting'`,
    or(eq(submission.eyes, 1), ne(submission.approvedBy, judge.id)),
  )!;
}
