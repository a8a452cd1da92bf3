import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { assign } from '#app/domain/moderation/assign.ts';
import { problem } from '#app/server/problem.ts';
import { requireDesk } from '#app/server/session.ts';
import { StaffId, SubmissionId } from '#db/ids.ts';

const Wanted = z.object({ submission: SubmissionId, to: z.literal('').or(StaffId) });

/** Gives an item to one person to judge, or, with nobody named, back to all. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireDesk(request, 'assign');
  const read = Wanted.safeParse(Object.fromEntries(await request.formData()));
  if (!read.success) throw problem(422, 'Some fields are missing or wrong.');
  const { submission, to } = read.data;
  await assign(submission, to === '' ? null : to, actor.id);
  return redirect(`/desk/item/${submission}`, 303);
}
