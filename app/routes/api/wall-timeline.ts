import type { LoaderFunctionArgs } from '@remix-run/node';
import { timeline } from '#app/domain/projection/cards.ts';
import { findWall } from '#app/domain/projection/control.ts';
import { cardData } from '#app/server/screen-event.ts';
import { problem } from '#app/server/problem.ts';
import { requireStaff } from '#app/server/session.ts';

/** Without `from` and `to`: from now on, for as long as a timeline is ever planned. */
const usualMs = 5 * 60_000;

/** `GET /api/walls/{wall}/timeline?from=&to=`: what stood, or will stand, there. Moments in ms or ISO 8601. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, 'event-staff', 'moderator');
  const { searchParams } = new URL(request.url);
  const from = moment(searchParams.get('from')) ?? Date.now();
  const to = moment(searchParams.get('to')) ?? from + usualMs;
  const wall = await findWall(params.wall!);
  const cards = await timeline(wall.id, from, to);
  return Response.json(
    { wall: wall.id, mode: wall.mode, from, to, cards: cards.map(cardData) },
    { headers: { 'cache-control': 'no-store' } },
  );
}

function moment(given: string | null): number | undefined {
  if (given === null || given === '') return undefined;
  const ms = /^\d+$/.test(given) ? Number(given) : Date.parse(given);
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15)
    throw problem(400, 'Give moments in ms since the epoch or in ISO 8601.');
  return ms;
}
