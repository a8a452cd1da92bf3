import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { laneOf } from '#app/components/desk/lanes.ts';
import { useWaiting } from '#app/components/desk/waiting.ts';
import { ReviewDesk } from '#app/components/review/review-desk.tsx';
import { strictUntil } from '#app/domain/bursts/strict.ts';
import { Conflict } from '#app/domain/errors.ts';
import { lastToTakeBack } from '#app/domain/moderation/history.ts';
import { reasons } from '#app/domain/moderation/reasons.ts';
import { carryOut, Decision } from '#app/server/decisions.ts';
import { inHand, laneIn } from '#app/server/lane.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const moderator = await requireDesk(request, 'moderator');
  const lane = laneIn(request);
  const page = randomUUID();
  const [items, last, strict] = await Promise.all([
    inHand(moderator, lane, page),
    lastToTakeBack(moderator.id),
    strictUntil(),
  ]);
  return { lane, page, reasons, items, last, strict: strict !== null };
}

export const meta: MetaFunction = ({ matches, location }) =>
  deskHead(matches, { key: `desk.lane.${laneOf(location.search)}` });

/** A decision by form, of a page that never came alive: the page comes again, with the next item or the same. */
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
  if (form.back === 'item') return redirect(`/desk/item/${wanted.data.submission}`, 303);
  return redirect(`/desk/review?lane=${laneIn(request)}`, 303);
}

export default function Review() {
  const { lane, page, items, reasons: choices, last, strict } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [waiting, setWaiting] = useWaiting();
  return (
    <ReviewDesk
      key={lane}
      lane={lane}
      page={page}
      items={items}
      reasons={[...choices]}
      last={last}
      strict={strict}
      problem={refused?.problem ?? null}
      waiting={waiting}
      onWaiting={setWaiting}
    />
  );
}
