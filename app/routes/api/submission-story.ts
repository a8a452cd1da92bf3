import type { LoaderFunctionArgs } from '@remix-run/node';
import { mustNotBeWithheld, mustSee } from '#app/domain/moderation/sight.ts';
import { storyOf } from '#app/domain/moderation/story.ts';
import { idParam } from '#app/server/params.ts';
import { requireStaff } from '#app/server/session.ts';

/** `GET /api/submissions/{id}/story`: all that happened to it, with each entry's place in the record. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'read-story');
  const id = idParam(params.id);
  await mustSee(actor, id);
  await mustNotBeWithheld(actor, id);
  return Response.json(await storyOf(id), { headers: { 'cache-control': 'no-store' } });
}
