import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { reportPlays } from '#app/domain/screens/screen.ts';
import { readJson } from '#app/server/json.ts';
import { CardId } from '#db/ids.ts';

const moment = z.number().int().min(0).max(8.64e15);
const Plays = z.array(z.object({ card: CardId, from: moment, until: moment })).max(500);

/** `POST /screen/{key}/plays`: what stood on this screen from when to when. */
export async function action({ request, params }: ActionFunctionArgs) {
  await reportPlays(params.key!, await readJson(request, Plays));
  return new Response(null, { status: 204 });
}
