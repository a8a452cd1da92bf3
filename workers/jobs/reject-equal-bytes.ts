import { z } from 'zod';
import { rejectEqual, toReject } from '#app/domain/moderation/equal-bytes.ts';
import { SubmissionId } from '#db/ids.ts';
import { job } from '../job.ts';

export const rejectEqualBytes = job({
  name: 'reject-equal-bytes',
  data: z.object({ submission: SubmissionId }),
  key: ({ submission }) => submission,
  due: toReject,
  run: ({ submission }) => rejectEqual(submission),
  concurrency: 1,
});
