import { and, eq, inArray, isNull } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { appeal } from '#db/schema/appeal.ts';
import { decision } from '#db/schema/decision.ts';
import { statement } from '#db/schema/statement.ts';
import { codeOf, type Reason } from './reasons.ts';

/** What became of an appeal: its giver's words, and the answer to them. */
export interface AppealView {
  state: 'open' | 'upheld' | 'overturned';
  words: string | null;
  at: Date;
  answer: string | null;
  answeredAt: Date | null;
}

/** The appeal on a submission, if there was one. */
export async function appealOf(id: SubmissionId): Promise<AppealView | null> {
  const [found] = await db
    .select({
      words: appeal.words,
      at: appeal.at,
      action: decision.action,
      answer: decision.note,
      answeredAt: decision.at,
    })
    .from(appeal)
    .leftJoin(decision, eq(decision.id, appeal.decision))
    .where(eq(appeal.submission, id));
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
