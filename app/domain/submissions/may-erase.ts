import { and, eq, exists, isNull, not, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { appeal } from '#db/schema/appeal.ts';
import { submission } from '#db/schema/submission.ts';

/**
 * Whether the media of a rejected submission may be erased, as a condition on `submission`: while an appeal is open they are
 * what it is judged by. Whatever else must keep them says so here; an evidence hold does not, since its copy lies elsewhere.
 */
export const mayErase = (): SQL =>
  not(
    exists(
      db
        .select({ one: appeal.submission })
        .from(appeal)
        .where(and(eq(appeal.submission, submission.id), isNull(appeal.decision))),
    ),
  );
