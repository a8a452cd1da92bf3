import { sql, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { trace } from '#db/schema/trace.ts';
import { lately } from '../campaign/lately.ts';

/** What comes within so many minutes of one another came together. */
export const windowMinutes = 10;

/** The windows of a week. */
const windows = (7 * 24 * 60) / windowMinutes;

/** What members of a cohort have in common, and from how many on it is no chance. */
interface Cohort {
  /** That trace `b` belongs with trace `a`. */
  same: SQL;
  /** @param usual how many submissions of all kinds a window of the last week had, on average */
  from(usual: number): number;
}

/**
 * The cohorts that make a burst. A school class is 30 behind one address, and a hall may hold more: far more than both
 * it takes, from one network with the same words, with the same words from anywhere, or from one network alone; the
 * latter two also more than all networks together usually send. Pictures that look alike belong here as well, by
 * their cluster.
 */
export const cohorts: readonly Cohort[] = [
  { same: sql`b.network = a.network and b.words = a.words`, from: () => 40 },
  { same: sql`b.words = a.words`, from: (usual) => Math.max(80, usual) },
  { same: sql`b.network = a.network`, from: (usual) => Math.max(150, 2 * usual) },
];

/** Asked at most once a minute: it changes slowly, and counts a week. */
export const usualNow = lately(60_000, async () => {
  const count = await db.$count(trace, sql`${trace.at} > now() - interval '7 days'`);
  return count / windows;
});
