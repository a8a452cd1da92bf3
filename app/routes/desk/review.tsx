import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReviewDesk } from '#app/components/review/review-desk.tsx';
import { Conflict } from '#app/domain/errors.ts';
import { lastDecisionsOf } from '#app/domain/moderation/history.ts';
import { reasons } from '#app/domain/moderation/reasons.ts';
import { carryOut, Decision } from '#app/server/decisions.ts';
import { inHand, laneIn } from '#app/server/lane.ts';
import { requireDesk } from '#app/server/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const moderator = await requireDesk(request, 'moderator');
  const lane = laneIn(request);
  const [last] = await lastDecisionsOf(moderator.id, 1);
  return {
    lane,
    reasons,
    items: await inHand(moderator, lane),
    last: last?.action === 'undo' ? null : (last ?? null),
  };
}

/** A decision by form: with scripts it is sent behind the next picture, without them the page comes again. */
export async function action({ request }: ActionFunctionArgs) {
  const moderator = await requireDesk(request, 'moderator');
  const form = Object.fromEntries([...(await request.formData())].filter(([, value]) => value !== ''));
  const wanted = Decision.safeParse(form);
  if (!wanted.success) return data({ problem: wanted.error.issues[0]?.message ?? '' }, { status: 422 });
  try {
    await carryOut(wanted.data, moderator.id);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return data({ problem: error.message }, { status: 409 });
  }
  if (form.plain) return redirect(`/desk/review?lane=${laneIn(request)}`, 303);
  return data({ problem: null });
}

export default function Review() {
  const { lane, items, reasons: choices, last } = useLoaderData<typeof loader>();
  return <ReviewDesk key={lane} lane={lane} items={items} reasons={[...choices]} last={last} />;
}
