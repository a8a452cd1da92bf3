import { withheldFrom } from '#app/domain/moderation/sight.ts';
import type { Judge } from '#app/domain/moderation/lanes.ts';
import { may } from '#app/domain/staff/rights.ts';
import { viewForStaff } from '#app/domain/submissions/view.ts';
import type { SubmissionId } from '#db/ids.ts';

/** A submission as staff see it: without the address of whoever gave it, but for data protection; without its history, and as if it waited for a first look, for whom what was said is kept from. */
export async function staffView(actor: Judge, id: SubmissionId) {
  const [whole, withheld] = await Promise.all([viewForStaff(id), withheldFrom(actor, [id])]);
  const view = may(actor, 'read-addresses') ? whole : { ...whole, email: null };
  return withheld.has(id)
    ? { ...view, state: 'in-review' as const, history: { decisions: [], events: [], withheld: true } }
    : view;
}
