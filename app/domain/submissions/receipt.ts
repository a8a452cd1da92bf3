import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { card, cardItem } from '#db/schema/card.ts';
import { consent } from '#db/schema/consent.ts';
import { decision } from '#db/schema/decision.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { wall } from '#db/schema/wall.ts';
import { desc } from 'drizzle-orm';
import { NotFound } from '../errors.ts';
import { heldCopyOf, type HeldCopy } from '../evidence/holds.ts';
import { appealOf, type AppealView } from '../moderation/appeals.ts';
import { codeOf, type Reason } from '../moderation/reasons.ts';
import { standingStatement, type StatementView } from '../moderation/statement.ts';
import { modes, seen } from '../projection/seen.ts';
import { renditionsOf, type ShownRendition } from './rendition.ts';

/** How many appearances on walls a receipt lists. */
const maxStands = 100;

/** The participant's own view of what she gave. */
export interface ReceiptView extends Pick<
  Submission,
  'id' | 'kind' | 'state' | 'receipt' | 'name' | 'country' | 'locale' | 'message' | 'text' | 'unreadable' | 'receivedAt'
> {
  renditions: ShownRendition[];
  uses: string[];
  /** Why it was rejected, as one of the codes: words of their own are for staff. */
  reason: Reason | null;
  /** Why it is not shown, where that was decided; its reasons in full. */
  statement: StatementView | null;
  /** What she said against the reasons that stand, and what came of it; or that she was right, while none stand. */
  appeal: AppealView | null;
  /** Whether she can still ask for another look. */
  mayAppeal: boolean;
  /** Whether its media were erased, since its rejection is final. */
  erased: boolean;
  /** The encrypted copy that is kept of it as evidence, whatever became of the rest. */
  held: HeldCopy | null;
  /** Where and when it stood on a wall, latest last. */
  stood: { wall: string; at: Date; until: Date }[];
}

/** @throws {NotFound} when no submission has this receipt */
export async function findByReceipt(receipt: string): Promise<Submission> {
  const [found] = await db.select().from(submission).where(eq(submission.receipt, receipt));
  if (!found) throw new NotFound('there is no such receipt');
  return found;
}

/** @throws {NotFound} when no submission has this receipt */
export async function viewReceipt(receipt: string): Promise<ReceiptView> {
  const item = await findByReceipt(receipt);
  const [renditions, uses, stood, rejection, standing, appeal, held] = await Promise.all([
    renditionsOf(item.id),
    db
      .select({ purpose: consent.purpose })
      .from(consent)
      .where(and(eq(consent.submission, item.id), eq(consent.given, true), isNull(consent.withdrawnAt)))
      .orderBy(asc(consent.purpose)),
    standsOf(item),
    item.state === 'rejected' ? lastRejection(item) : null,
    item.state === 'withdrawn' ? null : standingStatement(item.id),
    item.state === 'withdrawn' ? null : appealOf(item.id),
    heldCopyOf(item.id),
  ]);
  const { id, kind, state, name, country, locale, message, text, unreadable, receivedAt } = item;
  return {
    id,
    kind,
    state,
    receipt,
    name,
    country,
    locale,
    message,
    text,
    unreadable,
    receivedAt,
    renditions,
    uses: uses.map((row) => row.purpose),
    reason: rejection,
    statement: standing,
    appeal,
    mayAppeal: state === 'rejected' && appeal === null && standing !== null && standing.until > new Date(),
    erased: item.erasedAt !== null,
    held,
    stood,
  };
}

const standsOf = ({ id }: Submission) =>
  db
    .with(modes)
    .select({ wall: wall.name, at: card.at, until: card.until })
    .from(cardItem)
    .innerJoin(card, eq(card.id, cardItem.card))
    .innerJoin(wall, eq(wall.id, card.wall))
    .where(and(eq(cardItem.submission, id), isNull(card.superseded), lt(card.at, sql`now()`), seen()))
    .orderBy(asc(card.at))
    .limit(maxStands);

async function lastRejection({ id }: Submission): Promise<Reason | null> {
  const [last] = await db
    .select({ reason: decision.reason })
    .from(decision)
    .where(and(eq(decision.submission, id), eq(decision.action, 'reject')))
    .orderBy(desc(decision.id))
    .limit(1);
  return last ? codeOf(last.reason) : null;
}
