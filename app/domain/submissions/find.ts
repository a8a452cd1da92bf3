import { eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { NotFound } from '../errors.ts';

/** @throws {NotFound} */
export async function findItem(id: SubmissionId): Promise<Submission> {
  const [found] = await db.select().from(submission).where(eq(submission.id, id));
  if (!found) throw new NotFound('there is no such submission');
  return found;
}
