import { z } from 'zod';
import { followLexicon, toFollowLexicon } from '#app/domain/examination/follow-lexicon.ts';
import { SubmissionId } from '#db/ids.ts';
import { job } from '../job.ts';

export const followTheLexicon = job({
  name: 'follow-lexicon',
  data: z.object({ submission: SubmissionId }),
  key: ({ submission }) => submission,
  due: toFollowLexicon,
  run: ({ submission }, signal) => followLexicon(submission, signal),
  concurrency: 2,
});
