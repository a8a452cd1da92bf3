import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { beat } from '#app/domain/screens/screen.ts';
import { readJson } from '#app/server/json.ts';

/** `POST /screen/{key}/beat`: how a screen is; what it says is kept as it is. The answer says what time it is here. */
export async function action({ request, params }: ActionFunctionArgs) {
  const now = await beat(
    params.key!,
    await readJson(
      request,
      z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean(), z.null()])),
    ),
  );
  return new Response(null, { status: 204, headers: { 'zakhor-now': String(Math.round(now)) } });
}
