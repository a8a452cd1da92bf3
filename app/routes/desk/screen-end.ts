import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { revoke } from '#app/domain/screens/revoke.ts';
import { screenParam } from '#app/server/params.ts';
import { requireDesk } from '#app/server/session.ts';

/** Takes a screen out of use. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireDesk(request, 'run-screens');
  const wall = await revoke(screenParam(params.screen), actor.id);
  return redirect(`/desk/walls/${wall}`, 303);
}

export const loader = () => redirect('/desk/walls');
