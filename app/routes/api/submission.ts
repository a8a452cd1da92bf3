import type { LoaderFunctionArgs } from '@remix-run/node';
import { maySee } from '#app/domain/moderation/sight.ts';
import { viewForPublic } from '#app/domain/submissions/view.ts';
import { idParam } from '#app/server/params.ts';
import { actorOf } from '#app/server/session.ts';
import { staffView } from '#app/server/staff-view.ts';

/** `GET /api/submissions/{id}`: everything to staff who may see it, to others what is published. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = idParam(params.id);
  const actor = await actorOf(request);
  const view = actor && (await maySee(actor, id)) ? await staffView(actor, id) : await viewForPublic(id);
  return Response.json(view, { headers: { 'cache-control': 'no-store' } });
}
