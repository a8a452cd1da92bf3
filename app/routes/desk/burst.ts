import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { endBurst } from '#app/domain/bursts/strict.ts';
import { leads } from '#app/domain/staff/leads.ts';
import { problem } from '#app/server/problem.ts';
import { requireDesk } from '#app/server/session.ts';

/** A lead says that a burst is over, or was none. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireDesk(request, 'moderator');
  if (!leads(actor)) throw problem(403, 'Whoever leads does this.');
  await endBurst(actor.id);
  return redirect('/desk', 303);
}

export const loader = () => redirect('/desk');
