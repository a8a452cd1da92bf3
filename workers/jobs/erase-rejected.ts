import { z } from 'zod';
import { eraseRejected, rejectedToErase } from '#app/domain/submissions/erase-rejected.ts';
import { SubmissionId } from '#db/ids.ts';
import { job } from '../job.ts';

export const eraseRejectedMedia = job({
  name: 'erase-rejected',
  data: z.object({ submission: SubmissionId }),
  key: ({ submission }) => submission,
  due: rejectedToErase,
  run: ({ submission }) => eraseRejected(submission),
  concurrency: 2,
});
