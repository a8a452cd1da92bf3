import { desc, eq, or, sql, type SQL } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { decision, type Decision } from '#db/schema/decision.ts';
import { staff } from '#db/schema/staff.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { Conflict, Forbidden } from '../errors.ts';
import { lanesFor } from '../staff/rights.ts';
import { consented } from '../submissions/showable.ts';
import { approvedByHer, approvedByHers, belongs, givenByHers, hasSpoken, type Judge } from './lanes.ts';
import { whyNotUndone } from './may-undo.ts';

/**
 * Holds somebody to the lanes that are hers, and away from what she has a part in.
 * @throws {Forbidden} when her role does not decide this on such an item @throws {Conflict} when she, or a member of
 * her organisation, has a part in it, or when it is to be cleared and no consent stands or the words in its picture are still
 * to be read
 */
export async function mustBeHers(
  tx: Tx,
  item: Submission,
  actor: StaffId,
  action: Exclude<Decision['action'], 'pull'>,
): Promise<Judge> {
  const [judge] = await tx.select().from(staff).where(eq(staff.id, actor));
  if (!judge) throw new Forbidden('nobody decides who is not on the staff');
  if (action === 'undo') await mustBeHersToUndo(tx, judge, item);
  else await mustBeInHerLane(tx, judge, item, action);
  return judge;
}

async function mustBeHersToUndo(tx: Tx, judge: Judge, { id }: Submission): Promise<void> {
  const refusal = await whyNotUndone(judge, id, tx);
  if (refusal) throw refusal;
}

async function mustBeInHerLane(
  tx: Tx,
  judge: Judge,
  item: Submission,
  action: Parameters<typeof lanesFor>[1],
): Promise<void> {
  const somewhere = or(...lanesFor(judge, action).map((lane) => belongs[lane](judge)));
  if (!somewhere) throw new Forbidden(`the role ${judge.role} does not ${action}`);
  const asked = {
    given: givenByHers(judge),
    alone: approvedByHer(judge),
    ours: approvedByHers(judge),
    spoken: hasSpoken(judge),
    usable: consented(),
    hers: somewhere,
  } satisfies Record<string, SQL>;
  const columns = Object.entries(asked).map(([name, is]) => sql`(${is}) is true as ${sql.identifier(name)}`);
  const { rows } = await tx.execute<Record<keyof typeof asked, boolean>>(
    sql`select ${sql.join(columns, sql`, `)} from ${submission} where ${eq(submission.id, item.id)}`,
  );
  const is = rows[0]!;
  if (is.given) throw new Conflict('nobody judges what she, or a member of her organisation, gave');
  if (is.alone) throw new Conflict('the second pair of eyes must be another person');
  if (is.ours) throw new Conflict('the second pair of eyes must be of another organisation');
  if (is.spoken) throw new Conflict('she has said her word on it');
  // Nobody has it in her lane while it may be used for nothing, and until it is read, which is no matter of rights.
  if (action === 'clear' && !is.usable) throw new Conflict('no consent to any use of it stands');
  if (action === 'clear' && item.reading === 'waiting')
    throw new Conflict('the words in its picture are being read: try again in a moment');
  if (!is.hers) throw new Forbidden('it is in no lane of hers');
}

/**
 * Whether she was given this for a second look: it is approved, and claimed for her since. A claim ends with every
 * decision, so that two who judge at once never become a first and a second look.
 */
export async function isSecondLook(id: SubmissionId, actor: StaffId): Promise<boolean> {
  const [held] = await db
    .select({
      state: submission.state,
      by: submission.claimedBy,
      live: sql<boolean>`${submission.claimedUntil} > now()`,
    })
    .from(submission)
    .where(eq(submission.id, id));
  return held?.state === 'approved' && held.by === actor && held.live;
}

/** Whether the last that was decided on this is that somebody else should decide, and nobody has. The database holds this too. */
export async function isPassedOn(id: SubmissionId): Promise<boolean> {
  const [last] = await db
    .select({ action: decision.action, state: submission.state })
    .from(decision)
    .innerJoin(submission, eq(submission.id, decision.submission))
    .where(eq(decision.submission, id))
    .orderBy(desc(decision.id))
    .limit(1);
  return last?.state === 'in-review' && last.action === 'escalate';
}
