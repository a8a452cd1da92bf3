import { and, eq, inArray, isNull, notInArray, sql, type SQL } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { MacroId, SubmissionId } from '#db/ids.ts';
import type { Decision } from '#db/schema/decision.ts';
import { finding } from '#db/schema/finding.ts';
import { flag, type FlagReason } from '#db/schema/flag.ts';
import { statement, type Statement } from '#db/schema/statement.ts';
import { statementMessage } from '#db/schema/macro.ts';
import type { Submission } from '#db/schema/submission.ts';
import { NotFound } from '../errors.ts';
import { sayWith } from '../macros/say.ts';
import { takeBackLetter, writeLetter } from '../mail/letters.ts';
import { codeOf, type Reason } from './reasons.ts';

/** Raised by whoever changes what the catalogs' `statement.*` mean, so that the record says what was read. */
const textVersion = '2026-11';

/** So long after a rejection it may be appealed against; the database says the same. */
export const appealWindow = sql`interval '6 months'`;

/** A statement of reasons, as its giver sees it. */
export interface StatementView extends Pick<Statement, 'measure' | 'source' | 'at'> {
  reason: Reason;
  /** What programs had to do with it: nothing, they drew attention to it, equal bytes decided, or flags did for now. */
  automation: 'person' | 'detected' | 'equal' | 'flags';
  /** Until when a rejection can be appealed against. */
  until: Date;
  /** What was said with it by a prepared answer, and in which language. */
  message: { words: string; locale: string } | null;
}

/**
 * What a decision means for what was stated before, and for what must be stated now: every one but an escalation takes the
 * place of what stood, and a rejection gives its reasons, with the message of a prepared answer. Called before the flags on the item are answered.
 */
export async function stateReasons(tx: Tx, item: Submission, made: Decision, macro?: MacroId): Promise<void> {
  if (made.action === 'escalate' || made.action === 'uphold') return;
  // Whoever overturns writes a letter of her own, and the next rejection states its own reasons.
  await supersede(tx, item, made.action === 'undo' || made.action === 'approve');
  if (made.to !== 'rejected') return; // where two disagree, nothing is rejected yet
  const [source, detected] = await Promise.all([sourceOf(tx, item.id), isDetected(tx, item.id)]);
  const stated = await give(tx, item, {
    decision: made.id,
    measure: 'removed',
    reason: codeOf(made.reason),
    source,
    detected,
    automatic: made.actor === null,
  });
  if (macro) await sayWith(tx, stated, macro, item.locale);
}

/** Flags alone take something off its places until a person has looked: that is a program's doing, and it says so. */
export async function stateSuspension(
  tx: Tx,
  item: Submission,
  { reason, illegal }: { reason: FlagReason; illegal: boolean },
): Promise<void> {
  await give(tx, item, {
    decision: null,
    measure: 'suspended',
    reason,
    source: illegal ? 'notice' : 'flag',
    detected: false,
    automatic: true,
  });
}

/** Why it is not shown now, if that was decided. */
export async function standingStatement(id: SubmissionId): Promise<StatementView | null> {
  return viewOf(and(eq(statement.submission, id), isNull(statement.supersededAt))!);
}

/** One statement, whether or not it stands. @throws {NotFound} */
export async function statementById(id: number): Promise<StatementView> {
  const found = await viewOf(eq(statement.id, id));
  if (!found) throw new NotFound('there is no such statement');
  return found;
}

async function viewOf(which: SQL): Promise<StatementView | null> {
  const [found] = await db
    .select({
      stated: statement,
      until: sql`${statement.at} + ${appealWindow}`.mapWith(statement.at),
      message: { words: statementMessage.words, locale: statementMessage.locale },
    })
    .from(statement)
    .leftJoin(statementMessage, eq(statementMessage.statement, statement.id))
    .where(which);
  if (!found) return null;
  const { measure, reason, source, at } = found.stated;
  const { until, message } = found;
  return { measure, reason: codeOf(reason), source, at, until, message, automation: automationIn(found.stated) };
}

function automationIn({ measure, detected, automatic }: Statement): StatementView['automation'] {
  if (automatic) return measure === 'suspended' ? 'flags' : 'equal';
  return detected ? 'detected' : 'person';
}

type Given = Pick<Statement, 'decision' | 'measure' | 'reason' | 'source' | 'detected' | 'automatic'>;

async function give(tx: Tx, item: Submission, given: Given): Promise<number> {
  const [written] = await tx
    .insert(statement)
    .values({ ...given, submission: item.id, textVersion })
    .returning({ id: statement.id });
  await writeLetter(tx, item, { kind: 'statement', statement: written!.id });
  return written!.id;
}

async function supersede(tx: Tx, item: Submission, withCorrection: boolean): Promise<void> {
  const [stood] = await tx
    .update(statement)
    .set({ supersededAt: sql`now()` })
    .where(and(eq(statement.submission, item.id), isNull(statement.supersededAt)))
    .returning({ id: statement.id });
  if (!stood) return;
  const mayHaveArrived = await takeBackLetter(tx, stood.id);
  if (mayHaveArrived && withCorrection) await writeLetter(tx, item, { kind: 'correction', statement: stood.id });
}

/** Whose word is open when it is decided. */
async function sourceOf(tx: Tx, id: SubmissionId): Promise<Statement['source']> {
  const open = await tx
    .select({ illegal: flag.illegal })
    .from(flag)
    .where(and(eq(flag.submission, id), isNull(flag.answered)))
    .limit(200);
  if (open.some(({ illegal }) => illegal)) return 'notice';
  return open.length > 0 ? 'flag' : 'own-initiative';
}

/** These look at whether a picture can be shown well, and at nothing that is in it. */
const ofForm = ['picture.format', 'picture.size', 'picture.readable'];

/** Whether a check asked for more than an ordinary look at what is there; one that could not look detected nothing. */
async function isDetected(tx: Tx, id: SubmissionId): Promise<boolean> {
  const found = await tx.$count(
    finding,
    and(
      eq(finding.submission, id),
      inArray(finding.severity, ['warn', 'hold', 'block']),
      notInArray(finding.check, ofForm),
      sql`not ${finding.evidence} ? 'unchecked'`,
    ),
  );
  return found > 0;
}
