import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { evidenceHold } from '#db/schema/evidence.ts';
import { record } from '../journal.ts';

/** Notes of what was erased from the store that it was the copy of a hold which was lifted, where it was one. */
export async function noteErased(tx: Tx, address: string): Promise<void> {
  const [was] = await tx
    .update(evidenceHold)
    .set({ erasedAt: sql`now()` })
    .where(and(eq(evidenceHold.address, address), isNotNull(evidenceHold.liftedAt), isNull(evidenceHold.erasedAt)))
    .returning({ hold: evidenceHold.id, submission: evidenceHold.submission });
  if (was) await record(tx, { kind: 'evidence.erased', submission: was.submission, detail: { hold: was.hold } });
}
