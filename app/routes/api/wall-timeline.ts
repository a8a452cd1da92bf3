import type { LoaderFunctionArgs } from '@remix-run/node';
import { findWall } from '#app/domain/projection/control.ts';
import { timeline, type JournalledCard } from '#app/domain/projection/stood.ts';
import { cardData, itemData } from '#app/server/screen-event.ts';
import { problem } from '#app/server/problem.ts';
import { requireStaff } from '#app/server/session.ts';

/** Without `from` and `to`: from now on, for as long as a timeline is ever planned. */
const usualMs = 5 * 60_000;

/** `GET /api/walls/{wall}/timeline?from=&to=`: what stood, or will stand, there. Moments in ms or ISO 8601. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, 'read-timeline');
  const { searchParams } = new URL(request.url);
  const from = moment(searchParams.get('from')) ?? Date.now();
  const to = moment(searchParams.get('to')) ?? from + usualMs;
  const wall = await findWall(params.wall!);
  const cards = await timeline(wall.id, from, to);
  return Response.json(
    { wall: wall.id, mode: wall.mode, from, to, cards: cards.map(journalled) },
    { headers: { 'cache-control': 'no-store' } },
  );
}

/** A card with all its places: whoever may not be shown keeps hers, with her id and why. */
const journalled = ({ items, ...card }: JournalledCard) => ({
  ...cardData({ ...card, items: [] }),
  items: items.map(({ off, ...item }) => ({
    ...('gone' in item ? item : itemData(item, card.layout)),
    ...(off !== null && { off }),
  })),
});

function moment(given: string | null): number | undefined {
  if (given === null || given === '') return undefined;
  const ms = /^\d+$/.test(given) ? Number(given) : Date.parse(given);
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15)
    throw problem(400, 'Give moments in ms since the epoch or in ISO 8601.');
  return ms;
}
