import { eq, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { marks, submission, type Mark } from '#db/schema/submission.ts';
import { record } from '../journal.ts';
import { hold } from '../submissions/state.ts';

export { marks };

/**
 * Says, or unsays, that an item shows somebody who needs more care: the second pair of eyes is then blind to the first.
 * @throws {NotFound} @throws {Conflict} when nobody is to judge it any more
 */
export async function setMark(id: SubmissionId, mark: Mark, to: 'on' | 'off', actor: StaffId): Promise<Mark[]> {
  return db.transaction(async (tx) => {
    const item = await hold(tx, id, 'in-review', 'approved');
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
