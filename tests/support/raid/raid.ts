import { inArray, isNull } from 'drizzle-orm';
import { quarantineFrom } from '#app/domain/examination/risk.ts';
import { db } from '#db/client.ts';
import { decision } from '#db/schema/decision.ts';
import { submission, type SubmissionState } from '#db/schema/submission.ts';
import { arrive, type Arrived } from './arrive.ts';
import { emptyQueue, type Desk, type Emptied } from './desk.ts';
import { disguises } from './disguises.ts';
import { groups } from './plan.ts';

/** What came of one group of uploads. */
export interface Outcome {
  group: string;
  count: number;
  /** Held back for what they are, or look like, before anybody looked. */
  held: number;
  /** Only set apart, for coming with too many others. */
  burstOnly: number;
  /** Held back after a variant of them was rejected. */
  heldLater: number;
  rejected: number;
  cleared: number;
}

export interface Raid {
  outcomes: Outcome[];
  /** What was let through or rejected before anybody looked. */
  decidedAlone: number;
  /** Decisions with nobody's name to them. */
  withoutPerson: number;
  emptied: Emptied;
  /** Innocent items that are rejected, and hateful ones that are cleared, at the end. */
  innocentRejected: number;
  hatefulCleared: number;
  /** What is in none of the two states in which a queue ends. */
  left: number;
  arrivalMs: number;
}

/** What is promised: of the disguises that are not `harder` at least so many are held back, and of ordinary photos at most so many. */
export const leastHeld = 0.95;
export const mostHeld = 0.02;

/** The share that is held back, of some groups together. */
export function shareOf(outcomes: Outcome[], held: (outcome: Outcome) => number): number {
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((before, one) => before + of(one), 0);
  return sum(held) / sum(({ count }) => count);
}

/**
 * Carries out a raid, and empties the queue.
 * @param parts how many times smaller than 1 500 uploads it is
 * @param desk the people who empty the queue
 */
export async function raid(parts: number, desk: Desk): Promise<Raid> {
  const began = performance.now();
  const came = await arrive(parts, desk.moderators[0]!.id);
  const arrivalMs = performance.now() - began;
  const emptied = await emptyQueue(came, desk);
  const ids = came.map(({ id }) => id);
  const rows = await db.select().from(submission).where(inArray(submission.id, ids));
  const now = new Map(rows.map((row) => [row.id, row]));
  const inState = (some: Arrived[], state: SubmissionState) =>
    some.filter(({ id }) => now.get(id)!.state === state).length;
  const outcomes = [...disguises.map(({ how }) => how), ...Object.values(groups)].map((group) => {
    const some = came.filter(({ upload }) => upload.group === group);
    return {
      group,
      count: some.length,
      held: some.filter(({ held }) => held).length,
      burstOnly: some.filter(({ held, burst }) => burst && !held).length,
      heldLater: some.filter(({ id, held }) => !held && now.get(id)!.risk >= quarantineFrom).length,
      rejected: inState(some, 'rejected'),
      cleared: inState(some, 'cleared'),
    };
  });
  const hateful = came.filter(({ upload }) => upload.hateful);
  const innocent = came.filter(({ upload }) => !upload.hateful);
  return {
    outcomes,
    decidedAlone: came.filter(({ state }) => state !== 'in-review').length,
    withoutPerson: await db.$count(decision, isNull(decision.actor)),
    emptied,
    innocentRejected: inState(innocent, 'rejected'),
    hatefulCleared: inState(hateful, 'cleared'),
    left: came.length - inState(came, 'rejected') - inState(came, 'cleared'),
    arrivalMs,
  };
}
