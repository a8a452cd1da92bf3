import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { askForPairing, keyFor } from '#app/domain/screens/pair.ts';
import { readJson } from '#app/server/json.ts';
import { limit } from '#app/server/limits.ts';
import { problem } from '#app/server/problem.ts';

/** `POST /screen/pairing`: a display asks for a code, or by its `holder` what came of the one that it shows. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { holder } = await readJson(request, z.object({ holder: z.string().max(64).optional() }));
  const headers = { 'cache-control': 'no-store' };
  if (holder !== undefined) return Response.json({ key: await keyFor(holder) }, { headers });
  await limit(context, 'pairing');
  return Response.json(await askForPairing(), { status: 201, headers });
}

export const loader = () => problem(405, 'Ask with POST.', {}, { allow: 'POST' });
