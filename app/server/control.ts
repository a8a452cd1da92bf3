import { z } from 'zod';
import { SubmissionId } from '#db/ids.ts';

/** A control as the API and the desk's forms send it. */
export const Control = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['pause', 'resume', 'blackout', 'skip']) }),
  z.object({ action: z.literal('hold'), text: z.string('say what should stand there').trim().min(1).max(400) }),
  z.object({ action: z.literal('spotlight'), submission: SubmissionId }),
  z.object({ action: z.literal('pull'), submission: SubmissionId }),
]);
