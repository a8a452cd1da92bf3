import type { SubmissionId } from '#db/ids.ts';
import type { Locale } from '#app/locales/locales.ts';
import { log } from '#app/platform/log.ts';
import { ServiceFault } from '#app/platform/service-fault.ts';
import { translator, type Translation } from '#app/platform/translator.ts';
import { NotFound } from '../errors.ts';
import { findItem } from '../submissions/find.ts';
import type { Judge } from './lanes.ts';
import { mustSee } from './sight.ts';

/** What of an item is translated, in the order in which the desk shows it. */
const fields = ['name', 'message', 'text'] as const;

/** What came of asking: the item's words, those that it has, or why the server brought none. */
export type Translated =
  | { parts: ({ field: (typeof fields)[number] } & Translation)[] }
  | { fault: ServiceFault['reason'] };

/** Whether there is a server to ask. */
export const canTranslate = translator !== undefined;

/**
 * Has an item's words said in another language by machine, for somebody who may see them and asks for it. Nothing of it is
 * kept or recorded, and nothing is decided by it.
 * @throws {Forbidden} when they are not hers to see @throws {NotFound} also when there is no server to ask
 */
export async function translateWords(
  id: SubmissionId,
  actor: Judge,
  target: Locale,
  signal: AbortSignal,
): Promise<Translated> {
  await mustSee(actor, id);
  if (!translator) throw new NotFound('no server for translations is set up');
  const server = translator;
  const item = await findItem(id);
  const written = fields.flatMap((field) => (item[field] ? [{ field, text: item[field] }] : []));
  try {
    const parts = await Promise.all(
      written.map(async ({ field, text }) => ({ field, ...(await server.translate(text, target, signal)) })),
    );
    return { parts };
  } catch (error) {
    if (!(error instanceof ServiceFault)) throw error;
    log.warn({ err: error, submission: id }, 'no translation came');
    return { fault: error.reason };
  }
}
