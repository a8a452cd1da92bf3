import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { mail } from '#db/schema/mail.ts';
import type { Submission } from '#db/schema/submission.ts';

/** A moderator's undo comes within seconds, and what was undone needs no letter. */
const delay = { statement: sql`now() + interval '10 minutes'`, correction: sql`now()`, appeal: sql`now()` } as const;

/** Notes that a letter must be written to whoever gave it, if she left an address. */
export async function writeLetter(
  tx: Tx,
  { id, email }: Pick<Submission, 'id' | 'email'>,
  { kind, statement }: { kind: keyof typeof delay; statement: number },
): Promise<void> {
  if (!email) return;
  await tx.insert(mail).values({ kind, submission: id, statement, dueAt: delay[kind] });
}

/** Takes back the letter that tells a statement; answers whether there is one that may have arrived. */
export async function takeBackLetter(tx: Tx, statement: number): Promise<boolean> {
  const its = and(eq(mail.statement, statement), eq(mail.kind, 'statement'));
  await tx.delete(mail).where(and(its, isNull(mail.attemptedAt)));
  return (await tx.$count(mail, its)) > 0;
}
