import { and, eq, isNull } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { HoldId, StaffId } from '#db/ids.ts';
import { evidenceHold } from '#db/schema/evidence.ts';
import { staff } from '#db/schema/staff.ts';
import { keyId } from '#app/platform/seal.ts';
import { Conflict, Forbidden, NotFound } from '../errors.ts';
import { record } from '../journal.ts';
import { may } from '../staff/rights.ts';
import { readCopy } from './copy.ts';

/**
 * What a hold keeps, decrypted. The journal learns that it was opened, and by whom, before anybody has it.
 * @throws {NotFound} unless it stands @throws {Forbidden} unless holds are hers @throws {Conflict} when another key is set
 */
export async function openEvidence(id: HoldId, actor: StaffId): Promise<Buffer> {
  await db.transaction(async (tx) => {
    const [officer] = await tx.select({ role: staff.role }).from(staff).where(eq(staff.id, actor));
    if (!officer || !may(officer, 'hold-evidence')) throw new Forbidden('evidence is opened by data protection alone');
    const [held] = await tx
      .select({ submission: evidenceHold.submission, keyId: evidenceHold.keyId })
      .from(evidenceHold)
      .where(and(eq(evidenceHold.id, id), isNull(evidenceHold.liftedAt)));
    if (!held) throw new NotFound('no such hold stands');
    if (held.keyId !== keyId) throw new Conflict(`it takes the key ${held.keyId} as EVIDENCE_KEY`);
    await record(tx, { kind: 'evidence.opened', submission: held.submission, actor, detail: { hold: id } });
  });
  return readCopy(id);
}
