import { z } from 'zod';
import { erase, toErase } from '#app/domain/submissions/erase.ts';
import { job } from '../job.ts';

export const eraseMedia = job({
  name: 'erase-media',
  data: z.object({ address: z.string() }),
  key: ({ address }) => address.replaceAll('/', '.'),
  due: toErase,
  run: ({ address }) => erase(address),
  concurrency: 4,
});
