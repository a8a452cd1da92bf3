import { and, eq, exists, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { consent, type Purpose } from '#db/schema/consent.ts';
import { submission } from '#db/schema/submission.ts';

/**
 * What may be shown where, as a condition on `submission`: the one answer that every surface asks for. A wall
 * wants two people's clearance, everything else an approval, or a clearance too where a burst made the queues strict; each wants consent to that very use.
 */
export function showable(purpose: Purpose): SQL {
  const reviewed =
    purpose === 'wall'
      ? eq(submission.state, 'cleared')
      : and(
          inArray(submission.state, ['approved', 'cleared']),
          or(eq(submission.strict, false), eq(submission.state, 'cleared')),
        );
  return and(reviewed, consented(purpose))!;
}

/** She agreed to this use, or where none is named to any, and has not taken it back. */
export const consented = (purpose?: Purpose): SQL =>
  exists(
    db
      .select({ one: consent.submission })
      .from(consent)
      .where(
        and(
          eq(consent.submission, submission.id),
          purpose && eq(consent.purpose, purpose),
          eq(consent.given, true),
          isNull(consent.withdrawnAt),
        ),
      ),
  );
