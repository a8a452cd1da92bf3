import { z } from 'zod';
import { hasToWeigh, weighBursts } from '#app/domain/bursts/weigh.ts';
import { job } from '../job.ts';

export const weighTheBursts = job({
  name: 'weigh-bursts',
  data: z.object({}),
  key: () => 'all',
  due: async () => ((await hasToWeigh()) ? [{}] : []),
  run: weighBursts,
  concurrency: 1,
});
