import { lt, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { idempotency } from '#db/schema/idempotency.ts';

const isOld = lt(idempotency.at, sql`now() - interval '24 hours'`);

/** Whether there are keys that answer no more. */
export const hasOldKeys = async (): Promise<boolean> =>
  (await db.select({ key: idempotency.key }).from(idempotency).where(isOld).limit(1)).length > 0;

/** Forgets them: what was given under them is known by its receipt alone. */
export const forgetOldKeys = async (): Promise<void> => void (await db.delete(idempotency).where(isOld));
