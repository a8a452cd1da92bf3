import { z } from 'zod';
import { raise, toRaise } from '#app/domain/clusters/raise.ts';
import { SubmissionId } from '#db/ids.ts';
import { job } from '../job.ts';

export const raiseMembers = job({
  name: 'raise-members',
  data: z.object({ submission: SubmissionId }),
  key: ({ submission }) => submission,
  due: toRaise,
  run: ({ submission }) => raise(submission),
  concurrency: 2,
});
