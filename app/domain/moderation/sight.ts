import { and, eq, gt, inArray, ne, notExists, or, sql, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { submission } from '#db/schema/submission.ts';
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
export async function withheldFrom(actor: Judge, ids: SubmissionId[]): Promise<Set<SubmissionId>> {
  if (!lanesOf(actor).includes('clear') || ids.length === 0) return new Set();
  const passedOn = sql`(${submission.disputedAt} is not null or ${submission.escalatedAt} is not null)`;
  const rows = await db
    .select({ id: submission.id })
    .from(submission)
    .where(
      and(
        inArray(submission.id, ids),
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
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

/** @throws {Forbidden} when what others said of it is kept from her */
export async function mustNotBeWithheld(actor: Judge, id: SubmissionId): Promise<void> {
  if ((await withheldFrom(actor, [id])).size > 0)
    throw new Forbidden('you may be asked for a look of your own: what others said of it can be read after that');
}
