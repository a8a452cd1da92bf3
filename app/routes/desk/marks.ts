import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { marks, setMark } from '#app/domain/moderation/mark.ts';
import { mustSee } from '#app/domain/moderation/sight.ts';
import { readJson } from '#app/server/json.ts';
import { problem } from '#app/server/problem.ts';
import { requireStaff } from '#app/server/session.ts';
import { SubmissionId } from '#db/ids.ts';

const Marking = z.object({ submission: SubmissionId, mark: z.enum(marks), to: z.enum(['on', 'off']) });

/** Marks an item, or takes a mark off it: the desk's buttons, alive or as plain forms. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, 'judge');
  const alive = request.headers.get('content-type')?.startsWith('application/json') ?? false;
  const wanted = alive ? await readJson(request, Marking) : await readForm(request);
  await mustSee(actor, wanted.submission);
  const now = await setMark(wanted.submission, wanted.mark, wanted.to, actor.id);
  return alive ? Response.json({ marks: now }) : redirect(`/desk/item/${wanted.submission}`, 303);
}

async function readForm(request: Request): Promise<z.infer<typeof Marking>> {
  const read = Marking.safeParse(Object.fromEntries(await request.formData()));
  if (!read.success) throw problem(422, 'Some fields are missing or wrong.');
  return read.data;
}
