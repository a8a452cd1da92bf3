import type { ActionFunctionArgs } from '@remix-run/node';
import { control } from '#app/domain/projection/control.ts';
import { Control } from '#app/server/control.ts';
import { readJson } from '#app/server/json.ts';
import { problem } from '#app/server/problem.ts';
import { requireStaff } from '#app/server/session.ts';

/** `POST /api/walls/{wall}/control`: what event staff do to a wall, at once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, 'steer-walls');
  const mode = await control(params.wall!, await readJson(request, Control), actor.id);
  return Response.json({ wall: params.wall, mode });
}

export const loader = () => problem(405, 'Send an action with POST.', {}, { allow: 'POST' });
