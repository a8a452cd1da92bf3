import type { LoaderFunctionArgs } from '@remix-run/node';
import { claimNext } from '#app/domain/moderation/queue.ts';
import { lanesOf } from '#app/domain/staff/rights.ts';
import { staffView } from '#app/server/staff-view.ts';
import type { Submission } from '#db/schema/submission.ts';
import { requireStaff } from '#app/server/session.ts';

/** The most items that one moderator holds at once. */
const maxClaims = 50;

/** `GET /api/review?limit=`: the next items for this moderator, claimed for her, lane after lane. */
export async function loader({ request }: LoaderFunctionArgs) {
  const moderator = await requireStaff(request, 'judge');
  const asked = Number(new URL(request.url).searchParams.get('limit') ?? 10);
  const limit = Math.min(Math.max(Math.trunc(asked) || 10, 1), maxClaims);
  const claimed: Submission[] = [];
  // Appeals are answered to people, in the desk.
  for (const lane of lanesOf(moderator).filter((one) => one !== 'appeals')) {
    if (claimed.length < limit) claimed.push(...(await claimNext(moderator, lane, limit - claimed.length)));
  }
  const items = await Promise.all(
    claimed.map(async (item) => ({
      ...(await staffView(moderator, item.id)),
      claimedUntil: item.claimedUntil,
    })),
  );
  return Response.json({ items }, { headers: { 'cache-control': 'no-store' } });
}
