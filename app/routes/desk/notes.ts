import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { notesOn, writeNote } from '#app/domain/moderation/note.ts';
import { mustSee, withheldFrom } from '#app/domain/moderation/sight.ts';
import { readJson } from '#app/server/json.ts';
import { problem } from '#app/server/problem.ts';
import { requireStaff } from '#app/server/session.ts';
import { SubmissionId } from '#db/ids.ts';

const Writing = z.object({
  submission: SubmissionId,
  words: z.string().transform((typed) => typed.normalize('NFC').replaceAll('\r\n', '\n').trim()),
});

/** Writes a note on an item: from the desk alive, which is told all notes that she may read, or as a plain form. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, 'judge');
  const alive = request.headers.get('content-type')?.startsWith('application/json') ?? false;
  const { submission, words } = alive ? await readJson(request, Writing) : await readForm(request);
  await mustSee(actor, submission);
  await writeNote(submission, actor.id, words);
  if (!alive) return redirect(`/desk/item/${submission}`, 303);
  const [notes, withheld] = await Promise.all([notesOn([submission]), withheldFrom(actor, [submission])]);
  return Response.json({ notes: notes.filter((one) => !withheld.has(submission) || one.actor === actor.id) });
}

async function readForm(request: Request): Promise<z.infer<typeof Writing>> {
  const read = Writing.safeParse(Object.fromEntries(await request.formData()));
  if (!read.success) throw problem(422, 'Some fields are missing or wrong.');
  return read.data;
}
