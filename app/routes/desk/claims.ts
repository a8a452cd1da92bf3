import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { Claimed } from '#app/components/review/at-hand.ts';
import { releaseClaims, renewClaims, waiting } from '#app/domain/moderation/queue.ts';
import { readJson } from '#app/server/json.ts';
import { inHand, laneIn, mostHeld } from '#app/server/lane.ts';
import { problem } from '#app/server/problem.ts';
import { requireStaff } from '#app/server/session.ts';
import { SubmissionId } from '#db/ids.ts';

/** How many she wants before her, with what she has set aside. */
const Count = z.coerce.number().int().min(1).max(mostHeld).catch(mostHeld);

const Renewal = z.object({ renew: z.array(SubmissionId).max(50) });

/** Which of her pages asks. */
function pageOf(request: Request): string {
  const page = z.uuid().safeParse(new URL(request.url).searchParams.get('page'));
  if (!page.success) throw problem(400, 'Say which page asks: page=UUID.');
  return page.data;
}

/** What is hers now, topped up, and how much waits. */
export async function loader({ request }: LoaderFunctionArgs) {
  const moderator = await requireStaff(request, 'judge');
  const count = Count.parse(new URL(request.url).searchParams.get('count'));
  const [items, counts] = await Promise.all([
    inHand(moderator, laneIn(request, moderator), pageOf(request), count),
    waiting(moderator),
  ]);
  return Response.json({ items, waiting: counts } satisfies Claimed, { headers: { 'cache-control': 'no-store' } });
}

/** The heartbeat of a page's claims; with `&release` it gives them back. */
export async function action({ request }: ActionFunctionArgs) {
  const moderator = await requireStaff(request, 'judge');
  if (new URL(request.url).searchParams.has('release')) {
    await releaseClaims(moderator, pageOf(request));
    return new Response(null, { status: 204 });
  }
  const { renew } = await readJson(request, Renewal);
  return Response.json({ held: await renewClaims(moderator, renew, pageOf(request)) });
}
