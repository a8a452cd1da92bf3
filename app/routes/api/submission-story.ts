import type { LoaderFunctionArgs } from '@remix-run/node';
import { storyOf } from '#app/domain/moderation/story.ts';
import { idParam } from '#app/server/params.ts';
import { requireStaff } from '#app/server/session.ts';

/** `GET /api/submissions/{id}/story`: all that happened to it, with each entry's place in the record. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, 'moderator');
  return Response.json(await storyOf(idParam(params.id)), { headers: { 'cache-control': 'no-store' } });
}
