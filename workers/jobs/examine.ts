import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { examine, toExamine } from '#app/domain/submissions/examine.ts';
import { SubmissionId } from '#db/ids.ts';
import { job } from '../job.ts';

export const examineSubmission = job({
  name: 'examine-submission',
  data: z.object({ submission: SubmissionId }),
  key: ({ submission }) => submission,
  due: toExamine,
  run: ({ submission }, signal) => examine(submission, signal),
  concurrency: availableParallelism(),
});
