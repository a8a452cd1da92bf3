import type { LoaderFunctionArgs } from '@remix-run/node';
import { mustSee } from '#app/domain/moderation/sight.ts';
import { pullsOf } from '#app/domain/screens/answers.ts';
import { idParam } from '#app/server/params.ts';
import { requireStaff } from '#app/server/session.ts';

/** Which screens have answered the pulls of an item, for its page that is open. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'read-story');
  const id = idParam(params.id);
  await mustSee(actor, id);
  return Response.json(await pullsOf(id), { headers: { 'cache-control': 'no-store' } });
}
