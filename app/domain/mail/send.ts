import { and, asc, desc, eq, exists, inArray, isNull, lt, lte, ne, not, or, sql, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { mail, type Mail } from '#db/schema/mail.ts';
import { statement } from '#db/schema/statement.ts';
import { submission } from '#db/schema/submission.ts';
import { forgetKept, keepsLetters, readKept, send } from '#app/platform/mail.ts';
import type { KeptLetter } from '#app/platform/mail-contract.ts';
import { Conflict, NotFound } from '../errors.ts';
import { record } from '../journal.ts';
import { compose } from './compose.ts';

/** A letter that no server took for so long, at most hourly, is given up: a day and some hours. */
const maxAttempts = 32;

/** The most letters that the desk lists. */
const maxListed = 100;

/** The oldest letters that are to be sent. What was taken back is written to nobody, and what was undone need not be told. */
export const toSend = (limit: number): Promise<{ letter: string }[]> =>
  db
    .select({ letter: mail.id })
    .from(mail)
    .where(and(isNull(mail.sentAt), lte(mail.dueAt, sql`now()`), lt(mail.attempts, maxAttempts), isWanted))
    .orderBy(asc(mail.dueAt))
    .limit(limit);

/**
 * Sends one letter. It may arrive twice when a process dies between the server's answer and our note of it, with the same
 * Message-ID. What fails leaves the line, for a minute, then two, then four, up to an hour.
 * @throws {Conflict} when it is not to be sent (any more) @throws {MailUnavailable}
 */
export async function sendLetter(id: string, signal: AbortSignal): Promise<void> {
  const letter = await attempt(id);
  await send(await compose(letter), signal);
  await db.transaction(async (tx) => {
    await tx
      .update(mail)
      .set({ sentAt: sql`now()` })
      .where(eq(mail.id, id));
    const { kind, submission: about } = letter;
    await record(tx, { kind: 'letter.sent', submission: about, detail: { letter: id, kind } });
  });
}

/** Notes beforehand that it may have arrived, so that an undo from here on is told as well. */
async function attempt(id: string): Promise<Mail> {
  const [letter] = await db
    .update(mail)
    .set({
      attemptedAt: sql`now()`,
      attempts: sql`${mail.attempts} + 1`,
      dueAt: sql`now() + least(interval '1 minute' * power(2, least(${mail.attempts}, 6)), interval '1 hour')`,
    })
    .where(and(eq(mail.id, id), isNull(mail.sentAt), lte(mail.dueAt, sql`now()`), isWanted))
    .returning();
  if (!letter) throw new Conflict('that letter is not to be sent now');
  return letter;
}

const isWanted: SQL = or(
  inArray(mail.kind, ['danger', 'screens']),
  and(
    exists(
      db
        .select({ one: submission.id })
        .from(submission)
        .where(and(eq(submission.id, mail.submission), sql`${submission.email} is not null`)),
    ),
    or(
      ne(mail.kind, 'statement'),
      exists(
        db
          .select({ one: statement.id })
          .from(statement)
          .where(and(eq(statement.id, mail.statement), isNull(statement.supersededAt))),
      ),
    ),
  ),
)!;

/** Letters about what was taken back, sent or not: they go too. */
export const toForget = (limit: number): Promise<{ letter: string }[]> =>
  db
    .select({ letter: mail.id })
    .from(mail)
    .innerJoin(submission, eq(submission.id, mail.submission))
    .where(and(eq(submission.state, 'withdrawn'), not(eq(mail.kind, 'danger'))))
    .orderBy(asc(mail.dueAt))
    .limit(limit);

/** Erases a letter: the file, where it was kept as one, and that it was to be written. */
export async function forgetLetter(id: string): Promise<void> {
  await forgetKept(id);
  await db.delete(mail).where(eq(mail.id, id));
}

/** A letter, as the desk lists it. */
export interface ListedLetter extends Pick<Mail, 'id' | 'kind' | 'submission' | 'attempts'> {
  state: 'sent' | 'waiting' | 'given-up';
  /** In ms since the epoch: when it was sent, or is due. */
  at: number;
  /** Whether it can be read here: there is no mail server, and it was kept. */
  kept: boolean;
}

/** The latest letters, latest first. */
export async function letters(): Promise<ListedLetter[]> {
  const rows = await db.select().from(mail).orderBy(desc(mail.dueAt), asc(mail.id)).limit(maxListed);
  return rows.map(({ id, kind, submission: about, attempts, sentAt, dueAt }) => ({
    id,
    kind,
    submission: about,
    attempts,
    state: sentAt ? 'sent' : attempts >= maxAttempts ? 'given-up' : 'waiting',
    at: (sentAt ?? dueAt).getTime(),
    kept: sentAt !== null && keepsLetters,
  }));
}

/** One letter that was kept as a file, because there is no mail server. @throws {NotFound} */
export async function keptLetter(id: string): Promise<KeptLetter> {
  const kept = await readKept(id);
  if (!kept) throw new NotFound('no such letter is kept here');
  return kept;
}
