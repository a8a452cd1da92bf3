import { z } from 'zod';
import { hasToTell, tellOfOutages } from '#app/domain/screens/outages.ts';
import { job } from '../job.ts';

export const watchScreens = job({
  name: 'watch-screens',
  data: z.object({}),
  key: () => 'all',
  due: async () => ((await hasToTell()) ? [{}] : []),
  run: tellOfOutages,
  concurrency: 1,
});
