import type { LoaderFunctionArgs } from '@remix-run/node';
import { claimNext } from '#app/domain/moderation/queue.ts';
import { viewForStaff } from '#app/domain/submissions/view.ts';
import { requireStaff } from '#app/server/session.ts';

/** The most items that one moderator holds at once. */
const maxClaims = 50;

/** `GET /api/review?limit=`: the next items for this moderator, claimed for her; first looks before second ones. */
export async function loader({ request }: LoaderFunctionArgs) {
  const moderator = await requireStaff(request, 'moderator');
  const asked = Number(new URL(request.url).searchParams.get('limit') ?? 10);
  const limit = Math.min(Math.max(Math.trunc(asked) || 10, 1), maxClaims);
  const first = await claimNext(moderator, 'review', limit);
  const second = first.length < limit ? await claimNext(moderator, 'clear', limit - first.length) : [];
  const items = await Promise.all(
    [...first, ...second].map(async (item) => ({
      ...(await viewForStaff(item.id)),
      claimedUntil: item.claimedUntil,
    })),
  );
  return Response.json({ items }, { headers: { 'cache-control': 'no-store' } });
}
