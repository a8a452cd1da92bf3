import { SubmissionId } from '#db/ids.ts';
import { problem } from './problem.ts';

/** The id of a submission in an address; what is none is not found. */
export function idParam(given: string | undefined): SubmissionId {
  const parsed = SubmissionId.safeParse(given);
  if (!parsed.success) throw problem(404, 'There is no such submission.');
  return parsed.data;
}
