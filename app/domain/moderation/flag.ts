import { and, eq, isNull, isNotNull, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { decision, type Decision } from '#db/schema/decision.ts';
import { flag, flagReasons, type Flag, type FlagReason } from '#db/schema/flag.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { NotFound } from '../errors.ts';
import { dueBy } from '../campaign/service.ts';
import { quarantineFrom } from '../examination/risk.ts';
import { record } from '../journal.ts';
import { endTurns } from '../projection/turns.ts';
import { showable } from '../submissions/showable.ts';
import { stateSuspension } from './statement.ts';
import { hold, move, unclaimed, unreviewed } from '../submissions/state.ts';

export { flagReasons };

/** So many networks must say so before something leaves its places on their word alone. */
const enough = 3;

/** One of these is enough: what may be vile does not stand on a wall until somebody has had the time to look. */
const grave: readonly FlagReason[] = ['hateful', 'violent', 'sexual', 'private-data'];

/** So many items an hour leave their places on one network's word alone: whoever means it well seldom finds more. */
const mostAlone = 3;

export interface Flagged extends Pick<Flag, 'reason' | 'words' | 'name' | 'email' | 'illegal' | 'locale'> {
  network: string;
}

/**
 * Takes somebody's word that something published should not be. A grave one, or several, take it off every wall and
 * page until a person has looked; once a person has, it takes several. So it does where the network's own word is not
 * heard any more: the flag waits for people, and the item stays where it is. A network's second word changes nothing.
 * @throws {NotFound} when nothing is published under this id
 */
export async function flagPublished(id: SubmissionId, given: Flagged): Promise<void> {
  await db.transaction(async (tx) => {
    const item = await publishedAndHeld(tx, id);
    const saidBefore = await answersOn(tx, id);
    const byMany = saidBefore.open + 1 >= enough;
    const alone = !byMany && saidBefore.answered === 0 && isGrave(given) && (await isHeardAlone(tx, given.network));
    const [said] = await tx
      .insert(flag)
      .values({ ...given, submission: id, alone })
      .onConflictDoNothing()
      .returning({ id: flag.id });
    if (!said) return;
    if (byMany || alone) {
      await stateSuspension(tx, item, given);
      await takeOff(tx, item, { flagged: true, flag: said.id });
    } else await record(tx, { kind: 'submission.flagged', submission: id, detail: { flag: said.id } });
  });
}

/** With a first look or a rejection all that was said about it until now is answered. */
export const answerFlags = (tx: Tx, id: SubmissionId, { id: answered }: Pick<Decision, 'id'>) =>
  tx
    .update(flag)
    .set({ answered })
    .where(and(eq(flag.submission, id), isNull(flag.answered)));

/** With an undo: what the last look answered waits for another one. */
export const reopenFlags = (tx: Tx, id: SubmissionId) =>
  tx
    .update(flag)
    .set({ answered: null })
    .where(
      and(
        eq(flag.submission, id),
        sql`${flag.answered} = (select max(${decision.id}) from ${decision}
          where ${decision.submission} = ${id} and ${decision.to} in ('approved', 'rejected') and ${decision.action} <> 'uphold')`,
      ),
    );

async function publishedAndHeld(tx: Tx, id: SubmissionId): Promise<Submission> {
  const [published] = await tx
    .select({ id: submission.id })
    .from(submission)
    .where(and(eq(submission.id, id), showable('site')));
  if (!published) throw new NotFound('nothing is published under this address');
  return hold(tx, id, 'approved', 'cleared');
}

const isGrave = ({ reason, illegal }: Flagged): boolean => illegal || grave.includes(reason);

/** How much was said of it until now: what waits for an answer, and what has one. */
async function answersOn(tx: Tx, id: SubmissionId): Promise<{ open: number; answered: number }> {
  const [{ open = 0, answered = 0 } = {}] = await tx
    .select({
      open: sql`count(*) filter (where ${isNull(flag.answered)})`.mapWith(Number),
      answered: sql`count(*) filter (where ${isNotNull(flag.answered)})`.mapWith(Number),
    })
    .from(flag)
    .where(eq(flag.submission, id));
  return { open, answered };
}

/**
 * Whether a network's word is enough by itself: not once it has taken as much off within an hour as one may, nor while
 * people have said more often than not that what it flagged that day stays. It has another name tomorrow.
 */
async function isHeardAlone(tx: Tx, network: string): Promise<boolean> {
  // Of two flags from one network at once the second sees what the first has taken.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`flag ${network}`}, 0))`);
  const [{ taken = 0, stayed = 0, went = 0 } = {}] = await tx
    .select({
      taken: sql`count(*) filter (where ${flag.alone} and ${flag.at} > now() - interval '1 hour')`.mapWith(Number),
      stayed: sql`count(*) filter (where ${decision.to} = 'approved')`.mapWith(Number),
      went: sql`count(*) filter (where ${decision.to} = 'rejected')`.mapWith(Number),
    })
    .from(flag)
    .leftJoin(decision, eq(decision.id, flag.answered))
    .where(eq(flag.network, network));
  return taken < mostAlone && stayed <= went;
}

/** Back to review, in quarantine; for what is cleared this is a pull. */
export async function takeOff(tx: Tx, item: Submission, why: Record<string, unknown>): Promise<void> {
  if (item.state === 'cleared') await endTurns(tx, item);
  await move(
    tx,
    item,
    'in-review',
    {
      ...unreviewed,
      ...unclaimed,
      clearance: item.state === 'cleared' ? 'pulled' : item.clearance,
      risk: Math.max(item.risk, quarantineFrom),
      dueAt: await dueBy(tx, item, quarantineFrom),
    },
    { detail: why },
  );
}
