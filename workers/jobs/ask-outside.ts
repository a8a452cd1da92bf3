import { z } from 'zod';
import { ask, toAsk } from '#app/domain/examination/outside/ask.ts';
import type { Service } from '#app/platform/classifiers/enabled.ts';
import { SubmissionId } from '#db/ids.ts';
import { job } from '../job.ts';

/** A queue for each service, so that a slow one keeps no other waiting. */
export const askOutside = (service: Service) =>
  job({
    name: `ask-${service.classifier.name}`,
    data: z.object({ submission: SubmissionId }),
    key: ({ submission }) => submission,
    due: (limit) => toAsk(service, limit),
    run: ({ submission }, signal) => ask(submission, service, signal),
    concurrency: 4,
  });
