import { z } from 'zod';
import { planWall, toPlan } from '#app/domain/projection/timeline.ts';
import { job } from '../job.ts';

export const planTimelines = job({
  name: 'plan-timeline',
  data: z.object({ wall: z.string() }),
  key: ({ wall }) => wall,
  due: toPlan,
  run: ({ wall }) => planWall(wall),
  concurrency: 4,
});
