import { z } from 'zod';
import { callWith, toCall } from '#app/domain/screens/notices.ts';
import { NoticeId } from '#db/ids.ts';
import { job } from '../job.ts';

export const callTheHook = job({
  name: 'call-hook',
  data: z.object({ notice: NoticeId }),
  key: ({ notice }) => notice,
  due: toCall,
  run: ({ notice }, signal) => callWith(notice, signal),
  concurrency: 2,
});
