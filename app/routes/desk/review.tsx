import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReviewDesk } from '#app/components/review/review-desk.tsx';
import { Conflict } from '#app/domain/errors.ts';
import { factsOf } from '#app/domain/moderation/facts.ts';
import { lastDecisionsOf } from '#app/domain/moderation/history.ts';
import { claimNext, type Lane } from '#app/domain/moderation/queue.ts';
import { reasons } from '#app/domain/moderation/reasons.ts';
import { carryOut, Decision } from '#app/server/decisions.ts';
import { requireDesk } from '#app/server/session.ts';

/** What one moderator holds: a grid, which is also enough to have the next ones loaded. */
const held = 9;

const laneIn = (request: Request): Lane =>
  new URL(request.url).searchParams.get('lane') === 'clear' ? 'clear' : 'review';

export async function loader({ request }: LoaderFunctionArgs) {
  const moderator = await requireDesk(request, 'moderator');
  const lane = laneIn(request);
  const [last] = await lastDecisionsOf(moderator.id, 1);
  return {
    lane,
    reasons,
    items: await factsOf(await claimNext(moderator, lane, held)),
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

/** What is on the stage stays until the moderator moves on; claims are topped up by her own hand's pace. */
export const shouldRevalidate = ({
  formMethod,
  defaultShouldRevalidate,
}: {
  formMethod?: string;
  defaultShouldRevalidate: boolean;
}) => (formMethod ? false : defaultShouldRevalidate);

export default function Review() {
  const { lane, items, reasons: choices, last } = useLoaderData<typeof loader>();
  return <ReviewDesk key={lane} lane={lane} items={items} reasons={[...choices]} last={last} />;
}
