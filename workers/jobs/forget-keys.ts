import { z } from 'zod';
import { forgetOldKeys, hasOldKeys } from '#app/domain/submissions/attempt-keys.ts';
import { job } from '../job.ts';

export const forgetKeys = job({
  name: 'forget-keys',
  data: z.object({}),
  key: () => 'all',
  due: async () => ((await hasOldKeys()) ? [{}] : []),
  run: forgetOldKeys,
  concurrency: 1,
});
