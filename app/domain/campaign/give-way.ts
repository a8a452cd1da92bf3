import { sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import { Conflict } from '../errors.ts';

/** Below PostgreSQL's `deadlock_timeout` (1 s): who sets up stops waiting before somebody else is made to, in ms. */
const patienceMs = 400;

const attempts = 25;

/**
 * A transaction that gives way: what it cannot have within a moment it leaves to whoever is at work, with all that it
 * held, and begins again. So a campaign can be changed while it runs, and no upload or decision fails for it.
 * @throws {Conflict} when others were at work every time, for ten seconds at least
 */
export async function giveWay<T>(change: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return await db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('lock_timeout', ${`${patienceMs}ms`}, true)`);
        return change(tx);
      });
    } catch (error) {
      if (!isHeldByOthers(error)) throw error;
    }
  }
  throw new Conflict('others are at work on the same rows, and do not end; nothing was changed');
}

/** PostgreSQL's lock_not_available and deadlock_detected. */
const isHeldByOthers = (error: unknown) =>
  ['55P03', '40P01'].includes((error as { cause?: { code?: string } }).cause?.code ?? '');
