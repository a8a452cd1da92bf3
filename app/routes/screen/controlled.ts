import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { answerControl } from '#app/domain/screens/answers.ts';
import { readJson } from '#app/server/json.ts';

const Controlled = z.object({
  control: z.number().int().positive(),
  at: z.number().int().min(0).max(8.64e15).optional(),
});

/** `POST /screen/{key}/controlled`: the wall's new mode is to be seen on this screen. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { control, ...said } = await readJson(request, Controlled);
  await answerControl(params.key!, control, said);
  return new Response(null, { status: 204 });
}
