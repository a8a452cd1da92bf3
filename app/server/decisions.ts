import { z } from 'zod';
import { approve, clear, escalate, reject, undo } from '#app/domain/moderation/decide.ts';
import { untilRead } from '#app/domain/submissions/read.ts';
import { SubmissionId, type StaffId } from '#db/ids.ts';

const about = {
  submission: SubmissionId,
  reason: z.string().trim().max(200).optional(),
  note: z.string().trim().max(2000).optional(),
  /** What was on the screen; the desk sends it along. */
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
};

/** A decision as the API and the desk's forms send it. */
export const Decision = z.discriminatedUnion('action', [
  z.object({ action: z.literal('approve'), ...about }),
  z.object({
    action: z.literal('reject'),
    ...about,
    reason: z.string('say why: a rejection needs a reason').trim().min(1).max(200),
  }),
  z.object({ action: z.literal('clear'), ...about }),
  z.object({ action: z.literal('escalate'), ...about }),
  z.object({
    action: z.literal('undo'),
    ...about,
    /** The decision to take back; another that stands by now is a conflict. */
    decision: z.coerce.number().int().positive().optional(),
  }),
]);

/** A clearance that comes before its picture is read waits for that so long, in ms: on an idle system it is enough. */
const readingMs = 20_000;

export async function carryOut(wanted: z.infer<typeof Decision>, moderator: StaffId) {
  switch (wanted.action) {
    case 'approve':
      return approve(wanted.submission, moderator, wanted);
    case 'reject':
      return reject(wanted.submission, moderator, wanted);
    case 'clear':
      await untilRead(wanted.submission, readingMs);
      return clear(wanted.submission, moderator, wanted);
    case 'escalate':
      return escalate(wanted.submission, moderator, wanted);
    case 'undo':
      return undo(wanted.submission, moderator, wanted);
  }
}
