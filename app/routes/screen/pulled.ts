import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { answerPull } from '#app/domain/screens/screen.ts';
import { readJson } from '#app/server/json.ts';

/** `POST /screen/{key}/pulled`: a pulled item has left this screen. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { pull } = await readJson(request, z.object({ pull: z.number().int().positive() }));
  await answerPull(params.key!, pull);
  return new Response(null, { status: 204 });
}
