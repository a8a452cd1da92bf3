import type { LoaderFunctionArgs } from '@remix-run/node';
import { viewForPublic, viewForStaff } from '#app/domain/submissions/view.ts';
import { idParam } from '#app/server/params.ts';
import { actorOf } from '#app/server/session.ts';

/** `GET /api/submissions/{id}`: everything to staff, to the public what is published. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = idParam(params.id);
  const actor = await actorOf(request);
  const isStaff = actor !== undefined && actor.role !== 'partner';
  const view = isStaff ? await viewForStaff(id) : await viewForPublic(id);
  return Response.json(view, { headers: { 'cache-control': 'no-store' } });
}
