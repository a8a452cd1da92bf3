import { z } from 'zod';
import { reasons } from '#app/domain/moderation/reasons.ts';
import type { Verdict } from '#app/domain/sample/judge.ts';
import { SubmissionId } from '#db/ids.ts';

const choices = ['approve', ...reasons] as const;

/** What the form of the sample sends: yes, or one of the reasons to say no. */
const Said = z.object({
  submission: SubmissionId,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  verdict: z
    .enum(choices)
    .transform((one): Verdict => (one === 'approve' ? { verdict: one } : { verdict: 'reject', reason: one })),
});

/** What a lead says of the item before her; undefined when she has chosen nothing. */
export const readSample = (form: FormData) => Said.safeParse(Object.fromEntries(form)).data;
