import { asc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { erasure } from '#db/schema/erasure.ts';
import { store } from '#app/platform/store.ts';
import { noteErased } from '../evidence/erased.ts';

/** The longest-waiting bytes that must go from the store. */
export const toErase = (limit: number): Promise<{ address: string }[]> =>
  db
    .select({ address: erasure.address })
    .from(erasure)
    .where(or(isNull(erasure.retryAfter), lt(erasure.retryAfter, sql`now()`)))
    .orderBy(asc(erasure.askedAt))
    .limit(limit);

/** Erases them, and forgets that they were. What fails is tried again, after a minute, then two, then four, up to an hour. */
export async function erase(address: string): Promise<void> {
  try {
    await store.erase(address);
  } catch (error) {
    await db
      .update(erasure)
      .set({
        failures: sql`least(${erasure.failures} + 1, 1000)`,
        retryAfter: sql`now() + least(interval '1 minute' * power(2, least(${erasure.failures}, 6)), interval '1 hour')`,
      })
      .where(eq(erasure.address, address));
    throw error;
  }
  await db.transaction(async (tx) => {
    await tx.delete(erasure).where(eq(erasure.address, address));
    await noteErased(tx, address);
  });
}
