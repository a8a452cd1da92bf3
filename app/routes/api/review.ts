import type { LoaderFunctionArgs } from '@remix-run/node';
import { claimNext } from '#app/domain/moderation/queue.ts';
import { viewForStaff } from '#app/domain/submissions/view.ts';
import type { Submission } from '#db/schema/submission.ts';
import { requireStaff } from '#app/server/session.ts';

/** What programs are given, in this order; appeals are answered to people, in the desk. */
const lanes = ['quarantine', 'review', 'clear'] as const;

/** The most items that one moderator holds at once. */
const maxClaims = 50;

/** `GET /api/review?limit=`: the next items for this moderator, claimed for her; what is in quarantine first, second looks last. */
export async function loader({ request }: LoaderFunctionArgs) {
  const moderator = await requireStaff(request, 'moderator');
  const asked = Number(new URL(request.url).searchParams.get('limit') ?? 10);
  const limit = Math.min(Math.max(Math.trunc(asked) || 10, 1), maxClaims);
  const claimed: Submission[] = [];
  for (const lane of lanes) {
    if (claimed.length < limit) claimed.push(...(await claimNext(moderator, lane, limit - claimed.length)));
  }
  const items = await Promise.all(
    claimed.map(async (item) => ({
      ...(await viewForStaff(item.id)),
      claimedUntil: item.claimedUntil,
    })),
  );
  return Response.json({ items }, { headers: { 'cache-control': 'no-store' } });
}
