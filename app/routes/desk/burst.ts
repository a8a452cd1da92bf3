import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { endBurst } from '#app/domain/bursts/strict.ts';
import { requireDesk } from '#app/server/session.ts';

/** A lead says that a burst is over, or was none. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireDesk(request, 'end-burst');
  await endBurst(actor.id);
  return redirect('/desk', 303);
}

export const loader = () => redirect('/desk');
