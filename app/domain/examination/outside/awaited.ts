import type { Submission } from '#db/schema/submission.ts';
import { services } from '#app/platform/classifiers/enabled.ts';
import type { Looked } from '../look.ts';
import { partsFor, unheard } from './ask.ts';
import { standingOf } from './services.ts';

/**
 * What an examination must leave where a service is required: that its word is not there yet. The service is asked by a
 * job of its own, so that a slow one delays nothing, and until then nothing is cleared without it.
 */
export async function awaited(
  item: Submission,
  hasPicture: boolean,
  among: typeof services = services,
): Promise<Looked['findings']> {
  const each = await Promise.all(
    among.map(async (service) => {
      if (!service.required) return [];
      const { text } = partsFor(service, item, hasPicture);
      if (!hasPicture && !text) return [];
      const standing = await standingOf(service);
      return standing && item.receivedAt >= standing.since ? [unheard(service, 'waiting')] : [];
    }),
  );
  return each.flat();
}
