import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { answerPull, tookOff } from '#app/domain/screens/answers.ts';
import { readJson } from '#app/server/json.ts';

const Pulled = z.object({
  pull: z.number().int().positive(),
  took: z.enum(tookOff).optional(),
  at: z.number().int().min(0).max(8.64e15).optional(),
});

/** `POST /screen/{key}/pulled`: a pulled item has left this screen. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { pull, ...said } = await readJson(request, Pulled);
  await answerPull(params.key!, pull, said);
  return new Response(null, { status: 204 });
}
