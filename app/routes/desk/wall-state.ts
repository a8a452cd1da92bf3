import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/server/session.ts';
import { wallState } from '#app/server/wall-state.ts';

/** What is on a wall, for the control page that is open. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, 'steer-walls');
  return Response.json(await wallState(params.wall!), { headers: { 'cache-control': 'no-store' } });
}
