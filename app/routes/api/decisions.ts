import type { ActionFunctionArgs } from '@remix-run/node';
import { carryOut, Decision } from '#app/server/decisions.ts';
import { readJson } from '#app/server/json.ts';
import { problem } from '#app/server/problem.ts';
import { requireStaff } from '#app/server/session.ts';

/** `POST /api/decisions`: what the desk's buttons do, for programs. */
export async function action({ request }: ActionFunctionArgs) {
  const moderator = await requireStaff(request, 'judge');
  const { id, state, decision } = await carryOut(await readJson(request, Decision), moderator.id);
  return Response.json({ submission: id, state, decision });
}

export const loader = () => problem(405, 'Send a decision with POST.', {}, { allow: 'POST' });
