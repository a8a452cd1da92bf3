import { z } from 'zod';
import { read, toRead } from '#app/domain/submissions/read.ts';
import { SubmissionId } from '#db/ids.ts';
import { job } from '../job.ts';

export const readPictures = job({
  name: 'read-picture',
  data: z.object({ submission: SubmissionId }),
  key: ({ submission }) => submission,
  due: toRead,
  run: ({ submission }, signal) => read(submission, signal),
  concurrency: 1,
});
