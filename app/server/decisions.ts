import { z } from 'zod';
import { rejectWith } from '#app/domain/macros/reject-with.ts';
import { overturn, uphold } from '#app/domain/moderation/appeal.ts';
import { approve, clear, escalate, reject, undo } from '#app/domain/moderation/decide.ts';
import { untilRead } from '#app/domain/submissions/read.ts';
import { MacroId, SubmissionId, type StaffId } from '#db/ids.ts';

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

/** Of a picture in a grid: how long it was shown there sharp, and at least how wide; whoever refuses says why. */
const seen = z
  .object({ ms: z.number().int().min(0).max(86_400_000), width: z.number().int().min(0).max(100_000) })
  .optional();

/** A decision as the API and the desk's forms send it. */
export const Decision = z.discriminatedUnion('action', [
  z.object({ action: z.literal('approve'), ...about, seen }),
  z
    .object({
      action: z.literal('reject'),
      ...about,
      /** The prepared answer that goes with it, which has a reason of its own. */
      macro: MacroId.optional(),
    })
    .refine(({ reason, macro }) => reason || macro, {
      path: ['reason'],
      error: 'say why: a rejection needs a reason',
    }),
  z.object({ action: z.literal('clear'), ...about, seen }),
  z.object({ action: z.literal('escalate'), ...about }),
  z.object({
    action: z.literal('undo'),
    ...about,
    /** The decision to take back; another that stands by now is a conflict. */
    decision: z.coerce.number().int().positive().optional(),
  }),
]);

/** The answer to an appeal, as the desk's form sends it; whoever refuses says why. */
export const Answer = z.discriminatedUnion('action', [
  z.object({ action: z.literal('uphold'), submission: SubmissionId, note: z.string('why').trim().min(1).max(2000) }),
  z.object({ action: z.literal('overturn'), submission: SubmissionId, note: z.string().trim().max(2000).optional() }),
]);

export const answerAppeal = ({ action, submission, note }: z.infer<typeof Answer>, moderator: StaffId) =>
  action === 'uphold' ? uphold(submission, moderator, note) : overturn(submission, moderator, note);

/** A clearance that comes before its picture is read waits for that so long, in ms: on an idle system it is enough. */
const readingMs = 20_000;

export async function carryOut(wanted: z.infer<typeof Decision>, moderator: StaffId) {
  switch (wanted.action) {
    case 'approve':
      return approve(wanted.submission, moderator, wanted);
    case 'reject':
      return wanted.macro
        ? rejectWith(wanted.macro, wanted.submission, moderator, wanted)
        : reject(wanted.submission, moderator, { ...wanted, reason: wanted.reason! });
    case 'clear':
      await untilRead(wanted.submission, readingMs);
      return clear(wanted.submission, moderator, wanted);
    case 'escalate':
      return escalate(wanted.submission, moderator, wanted);
    case 'undo':
      return undo(wanted.submission, moderator, wanted);
  }
}
