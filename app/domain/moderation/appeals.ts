import { and, desc, eq, inArray, isNull, notExists, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { appeal } from '#db/schema/appeal.ts';
import { decision } from '#db/schema/decision.ts';
import { statement } from '#db/schema/statement.ts';
import { codeOf, type Reason } from './reasons.ts';

const standing = alias(statement, 'standing');

/** What became of an appeal: its giver's words, and the answer to them. */
export interface AppealView {
  state: 'open' | 'upheld' | 'overturned';
  words: string | null;
  at: Date;
  answer: string | null;
  answeredAt: Date | null;
}

/**
 * What its giver said against the reasons that stand, and what came of it. Where none stand, the last appeal that was
 * granted: it is why. What was said against reasons that were given before tells nothing of those that stand.
 */
export const appealOf = (id: SubmissionId): Promise<AppealView | null> =>
  viewOf(and(eq(appeal.submission, id), or(isNull(statement.supersededAt), and(noneStands(id), isGranted)))!);

/** The appeal against one statement, whether or not that stands. */
export const appealAgainstStatement = (id: number): Promise<AppealView | null> => viewOf(eq(appeal.statement, id));

const isGranted = eq(decision.action, 'overturn');

const noneStands = (id: SubmissionId): SQL =>
  notExists(
    db
      .select({ one: standing.id })
      .from(standing)
      .where(and(eq(standing.submission, id), isNull(standing.supersededAt))),
  );

async function viewOf(which: SQL): Promise<AppealView | null> {
  const [found] = await db
    .select({
      words: appeal.words,
      at: appeal.at,
      action: decision.action,
      answer: decision.note,
      answeredAt: decision.at,
    })
    .from(appeal)
    .innerJoin(statement, eq(statement.id, appeal.statement))
    .leftJoin(decision, eq(decision.id, appeal.decision))
    .where(which)
    .orderBy(desc(appeal.statement))
    .limit(1);
  if (!found) return null;
  const { action, ...told } = found;
  return { ...told, state: action === null ? 'open' : action === 'uphold' ? 'upheld' : 'overturned' };
}

/** What is said against the rejection of these, where nobody has answered yet, and what they were rejected for. */
export async function openAppeals(
  ids: SubmissionId[],
): Promise<Map<SubmissionId, { words: string | null; reason: Reason }>> {
  const rows = await db
    .select({ submission: appeal.submission, words: appeal.words, reason: statement.reason })
    .from(appeal)
    .innerJoin(statement, eq(statement.id, appeal.statement))
    .where(and(inArray(appeal.submission, ids), isNull(appeal.decision)));
  return new Map(rows.map(({ submission, words, reason }) => [submission, { words, reason: codeOf(reason) }]));
}
