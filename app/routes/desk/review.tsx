import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { useWaiting } from '#app/components/desk/waiting.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { MacrosAtHand } from '#app/components/review/prepared-answers.tsx';
import { ReviewDesk } from '#app/components/review/review-desk.tsx';
import { strictUntil } from '#app/domain/bursts/strict.ts';
import { Conflict } from '#app/domain/errors.ts';
import { macrosAtHand } from '#app/domain/macros/list.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { lastToTakeBack } from '#app/domain/moderation/history.ts';
import { canTranslate } from '#app/domain/moderation/translation.ts';
import { leastSeen } from '#app/domain/moderation/seen.ts';
import { reasons } from '#app/domain/moderation/reasons.ts';
import { Answer, answerAppeal, carryOut, Decision } from '#app/server/decisions.ts';
import { inHand, isVeiledFor, laneIn } from '#app/server/lane.ts';
import { requireDesk } from '#app/server/session.ts';
import type { StaffId } from '#db/ids.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const moderator = await requireDesk(request, 'judge');
  const lane = laneIn(request, moderator);
  const page = randomUUID();
  const [items, last, strict, macros] = await Promise.all([
    inHand(moderator, lane, page),
    lastToTakeBack(moderator.id),
    strictUntil(),
    lane === 'appeals' ? [] : macrosAtHand(),
  ]);
  return { lane, page, reasons, leastSeen, items, last, strict: strict !== null, macros, translates: canTranslate };
}

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  deskHead(matches, { key: `desk.lane.${loaded?.lane ?? 'review'}` });

/** A decision by form, of a page that never came alive: the page comes again, with the next item or the same. */
export async function action({ request }: ActionFunctionArgs) {
  const moderator = await requireDesk(request, 'judge');
  const form = Object.fromEntries([...(await request.formData())].filter(([, value]) => value !== ''));
  if (laneIn(request, moderator) === 'appeals') return answerByForm(form, moderator.id);
  const wanted = Decision.safeParse(form);
  if (!wanted.success) return data({ problem: wanted.error.issues[0]?.message ?? '', kept: null }, { status: 422 });
  const { action: verdict, submission } = wanted.data;
  const letsThrough = verdict === 'approve' || verdict === 'clear';
  if (letsThrough && !form.lifted && (await isVeiledFor(moderator, submission)))
    return data({ problem: 'desk.veil.first' as const, kept: null }, { status: 422 });
  try {
    await carryOut(wanted.data, moderator.id);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const problem = error.standing?.flags ? ('desk.flagged.first' as const) : error.message;
    return data({ problem, kept: null }, { status: 409 });
  }
  if (form.back === 'item') return redirect(`/desk/item/${submission}`, 303);
  return redirect(`/desk/review?lane=${laneIn(request, moderator)}`, 303);
}

/** An answer to an appeal; what was typed is not lost when it is refused. */
async function answerByForm(form: Record<string, FormDataEntryValue>, moderator: StaffId) {
  const typed = typeof form.note === 'string' ? form.note.slice(0, 20_000) : '';
  const kept = { submission: String(form.submission), note: typed };
  const wanted = Answer.safeParse(form);
  if (!wanted.success) return data({ problem: 'desk.appeal.why' as const, kept }, { status: 422 });
  try {
    await answerAppeal(wanted.data, moderator);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return data({ problem: error.message, kept }, { status: 409 });
  }
  return redirect('/desk/review?lane=appeals', 303);
}

export default function Review() {
  const {
    lane,
    page,
    leastSeen: least,
    items,
    reasons: choices,
    last,
    strict,
    macros,
    translates,
  } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useMessages();
  const [waiting, setWaiting] = useWaiting();
  return (
    <MacrosAtHand value={macros}>
      <ReviewDesk
        key={lane}
        lane={lane}
        page={page}
        items={items}
        reasons={[...choices]}
        last={last}
        problem={refused ? t(refused.problem as MessageKey) : null}
        kept={refused?.kept ?? null}
        strict={strict}
        leastSeen={least}
        translates={translates}
        waiting={waiting}
        onWaiting={setWaiting}
      />
    </MacrosAtHand>
  );
}
