import { z } from 'zod';
import type { Seen } from '#app/domain/clusters/reject-members.ts';
import { mostAtOnce } from '#app/domain/clusters/rejection.ts';
import { reasons } from '#app/domain/moderation/reasons.ts';
import { MacroId, RejectionId, SubmissionId } from '#db/ids.ts';
import type { FieldProblem } from './problem.ts';

const Member = z
  .tuple([SubmissionId, z.string().regex(/^[0-9a-f]{64}$/)])
  .transform(([submission, digest]): Seen => ({ submission, digest }));

/** What the contact sheet's form sends: each ticked member as it was seen, `{id}.{digest}`. */
const Rejecting = z.object({
  members: z.array(Member).min(1, 'required').max(mostAtOnce, 'too-many'),
  /** Null where it is missing; a prepared answer has one of its own. */
  reason: z.enum(reasons, 'missing').optional(),
  macro: MacroId.optional(),
  note: z.string().trim().max(2000, 'too-long').optional(),
  /** Whether she lifted the veil. */
  looked: z.boolean(),
});

export type SheetForm =
  | { does: 'reject'; wanted: z.infer<typeof Rejecting> }
  | { does: 'undo'; rejection: RejectionId }
  | { does: 'nothing'; problems: FieldProblem[] };

/** What was chosen and typed, and ticked, for a form that comes back. */
export const keptOf = (form: FormData): Record<string, string[]> =>
  Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String)]));

/** What a moderator wants of a cluster: to reject what she has ticked, or to take back what was rejected together. */
export function readSheetForm(form: FormData): SheetForm {
  const undo = RejectionId.safeParse(form.get('undo'));
  if (undo.success) return { does: 'undo', rejection: undo.data };
  const macro = form.get('macro') || undefined;
  const read = Rejecting.safeParse({
    members: form.getAll('member').map((one) => String(one).split('.')),
    reason: form.get('reason') || (macro ? undefined : null),
    macro,
    note: form.get('note') || undefined,
    looked: form.has('looked'),
  });
  if (read.success) return { does: 'reject', wanted: read.data };
  return {
    does: 'nothing',
    problems: read.error.issues.map(({ path, message }) => problemOf(String(path[0]), message)),
  };
}

export const problemOf = (field: string, code: string): FieldProblem => ({ field, code, message: `${field}: ${code}` });
