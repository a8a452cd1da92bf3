import { and, desc, eq, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { event } from '#db/schema/event.ts';
import { staff } from '#db/schema/staff.ts';
import { marks, submission, type Mark, type Submission } from '#db/schema/submission.ts';
import { Forbidden } from '../errors.ts';
import { record } from '../journal.ts';
import { may } from '../staff/rights.ts';
import { hold } from '../submissions/state.ts';
import { withheldFrom } from './sight.ts';

export { marks };

/**
 * Says, or unsays, that an item shows somebody who needs more care: the second pair of eyes is then blind to the first.
 * @throws {NotFound} @throws {Conflict} when nobody is to judge it any more @throws {Forbidden} when to unsay it is not hers
 */
export async function setMark(id: SubmissionId, mark: Mark, to: 'on' | 'off', actor: StaffId): Promise<Mark[]> {
  return db.transaction(async (tx) => {
    const item = await hold(tx, id, 'in-review', 'approved');
    if (to === 'off' && item.marks.includes(mark)) await mustBeHersToUnsay(tx, item, mark, actor);
    const now = marks.filter((one) => (one === mark ? to === 'on' : item.marks.includes(one)));
    if (now.length === item.marks.length) return now;
    await tx
      .update(submission)
      .set({ marks: sql`${sql.param(now)}::text[]` })
      .where(eq(submission.id, id));
    await record(tx, { kind: 'submission.marked', submission: id, actor, detail: { mark, to } });
    return now;
  });
}

/**
 * Nobody ends the blindness of a second look by herself, her own included. Before she has said her word she takes off what she put
 * on, whether it was approved or not, since a refusal would tell; after it, what is not approved.
 */
async function mustBeHersToUnsay(tx: Tx, { id, state }: Submission, mark: Mark, actor: StaffId): Promise<void> {
  const [judge] = await tx.select().from(staff).where(eq(staff.id, actor));
  if (!judge) throw new Forbidden('nobody marks who is not on the staff');
  if (may(judge, 'unmark')) return;
  if ((await withheldFrom(judge, [id], tx)).size > 0) {
    if ((await whoMarked(tx, id, mark)) !== actor) throw new Forbidden('a lead takes off what another has marked');
  } else if (state === 'approved') throw new Forbidden('once it is approved a lead takes off what was marked');
}

async function whoMarked(tx: Tx, id: SubmissionId, mark: Mark): Promise<StaffId | null> {
  const [marked] = await tx
    .select({ actor: event.actor })
    .from(event)
    .where(
      and(
        eq(event.submission, id),
        eq(event.kind, 'submission.marked'),
        sql`${event.detail} @> ${JSON.stringify({ mark, to: 'on' })}::jsonb`,
      ),
    )
    .orderBy(desc(event.number))
    .limit(1);
  return marked?.actor ?? null;
}
