import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { MacroId } from '#db/ids.ts';
import { macro, statementMessage, type Messages } from '#db/schema/macro.ts';
import { Conflict } from '../errors.ts';

/**
 * Keeps the message of a prepared answer, as it is now, with the statement that it goes with.
 * @param hers the language of whoever gave the item
 * @throws {Conflict} when it is not offered any more
 */
export async function sayWith(tx: Tx, statement: number, id: MacroId, hers: string): Promise<void> {
  const [found] = await tx.select().from(macro).where(eq(macro.id, id)).for('share');
  if (!found || found.disabledAt) throw new Conflict('this answer is not offered any more: choose another one');
  const { change, messages } = found;
  const locale = localeIn(messages, hers);
  await tx.insert(statementMessage).values({ statement, macro: id, change, locale, words: messages[locale]! });
}

/** Her language, or the one that hers is a kind of; else English. */
const localeIn = (messages: Messages, hers: string): string =>
  [hers, hers.split('-')[0]!].find((one) => messages[one]) ?? 'en';
