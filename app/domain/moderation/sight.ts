import { and, eq, gt, inArray, ne, notExists, or, sql, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { submission, type SubmissionState } from '#db/schema/submission.ts';
import { Forbidden } from '../errors.ts';
import { lanesOf, may } from '../staff/rights.ts';
import { belongs, blind, type Judge } from './lanes.ts';

/** Whether this item, unpublished as it may be, is hers to see: each if her role reads any, else what is hers to judge, or may have to be pulled. */
export async function maySee(actor: Judge, id: SubmissionId): Promise<boolean> {
  if (may(actor, 'read-items')) return true;
  if (may(actor, 'read-cleared')) return wasEverCleared(id);
  if (!may(actor, 'judge')) return false;
  const held = and(eq(submission.claimedBy, actor.id), gt(submission.claimedUntil, sql`now()`));
  const hers: SQL | undefined =
    actor.role === 'partner-moderator'
      ? sql`${submission.partner} = ${actor.partner}`
      : or(eq(submission.assignedTo, actor.id), held);
  return (await db.$count(submission, and(eq(submission.id, id), hers))) > 0;
}

const wasEverCleared = async (id: SubmissionId): Promise<boolean> =>
  (await db.$count(submission, and(eq(submission.id, id), ne(submission.clearance, 'none')))) > 0;

/** @throws {Forbidden} */
export async function mustSee(actor: Judge, id: SubmissionId): Promise<void> {
  if (!(await maySee(actor, id))) throw new Forbidden('this item is not before you');
}

/**
 * Of these, the ones on which she is to have a view of her own: what others said of them is kept from her. That is so
 * from the first look on, so that it tells nothing of how far one has come; it ends with her own word, and for the lead
 * to whom an item was passed on.
 */
export async function withheldFrom(
  actor: Judge,
  ids: SubmissionId[],
  by: Pick<typeof db, 'select'> = db,
): Promise<Set<SubmissionId>> {
  const withheld = isWithheld(actor);
  if (!withheld || ids.length === 0) return new Set();
  const rows = await by
    .select({ id: submission.id })
    .from(submission)
    .where(and(inArray(submission.id, ids), withheld));
  return new Set(rows.map(({ id }) => id));
}

/** The same as a condition on `submission`; none where nothing is kept from her. */
function isWithheld(actor: Judge): SQL | undefined {
  if (!lanesOf(actor).includes('clear')) return undefined;
  const passedOn = sql`(${submission.disputedAt} is not null or ${submission.escalatedAt} is not null)`;
  return and(
    inArray(submission.state, ['in-review', 'approved']),
    blind,
    or(eq(submission.state, 'in-review'), belongs.clear(actor)),
    actor.role === 'lead' ? sql`not ${passedOn}` : undefined,
    notExists(
      db
        .select({ one: decision.id })
        .from(decision)
        .where(and(eq(decision.submission, submission.id), eq(decision.actor, actor.id))),
    ),
  );
}

/** The state of a submission as she is told it: what is kept from her waits for a first look. To select beside other tables. */
export function stateFor(actor: Judge): SQL<SubmissionState> {
  const withheld = isWithheld(actor);
  return withheld ? sql`case when ${withheld} then 'in-review' else ${submission.state} end` : sql`${submission.state}`;
}

/** @throws {Forbidden} when what others said of it is kept from her */
export async function mustNotBeWithheld(actor: Judge, id: SubmissionId): Promise<void> {
  if ((await withheldFrom(actor, [id])).size > 0) throw new Forbidden(ownLookFirst);
}

/** To whom something is withheld. */
export const ownLookFirst =
  'you may be asked for a look of your own: what others said of it can be read, and taken back, after that';
