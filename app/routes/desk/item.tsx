import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { ItemPulls } from '#app/components/desk/item-pulls.tsx';
import { Evidence } from '#app/components/evidence/evidence.tsx';
import type { FormState } from '#app/components/form/field.tsx';
import { Assignment } from '#app/components/review/assignment.tsx';
import { Alarm } from '#app/components/review/alarm.tsx';
import { DecisionForm } from '#app/components/review/decision-form.tsx';
import { FactsList } from '#app/components/review/facts-list.tsx';
import { History } from '#app/components/review/history.tsx';
import { Marks } from '#app/components/review/marks.tsx';
import { NoteForm, Notes } from '#app/components/review/notes.tsx';
import { BankedBeside, EarlierItems, SimilarItems } from '#app/components/review/similar.tsx';
import { Stage } from '#app/components/review/stage.tsx';
import { Translation } from '#app/components/review/translation.tsx';
import { whoOf } from '#app/components/review/who.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { Invalid } from '#app/domain/errors.ts';
import { canHold } from '#app/domain/evidence/hold.ts';
import { holdOn, owners } from '#app/domain/evidence/holds.ts';
import { alarmsOn, raiseAlarm } from '#app/domain/moderation/danger.ts';
import { factsOf } from '#app/domain/moderation/facts.ts';
import { assignable } from '#app/domain/moderation/assign.ts';
import { historyOf, type Told } from '#app/domain/moderation/history.ts';
import { whyNotUndone } from '#app/domain/moderation/may-undo.ts';
import { mustSee, withheldFrom } from '#app/domain/moderation/sight.ts';
import { canTranslate, translateWords } from '#app/domain/moderation/translation.ts';
import { unsaid } from '#app/domain/moderation/unsaid.ts';
import { pullsOf } from '#app/domain/screens/answers.ts';
import { may } from '#app/domain/staff/rights.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { preferredLocale } from '#app/locales/locales.ts';
import { takeEvidence } from '#app/server/evidence-form.ts';
import { asSheLikes } from '#app/server/lane.ts';
import { idParam } from '#app/server/params.ts';
import { requireDesk } from '#app/server/session.ts';
import type { StaffId } from '#db/ids.ts';
import type { Submission } from '#db/schema/submission.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireDesk(request, 'read-story');
  const id = idParam(params.id);
  await mustSee(actor, id);
  const item = await findItem(id);
  const [withheld, whyNot, [facts], history, alarms, people, evidence, pulls] = await Promise.all([
    withheldFrom(actor, [id]),
    whyNotUndone(actor, id),
    factsOf([item])
      .then((one) => unsaid(actor, one))
      .then((one) => asSheLikes(actor, one)),
    historyOf(id),
    alarmsOn(id),
    may(actor, 'assign') && item.state === 'in-review' ? assignable() : [],
    may(actor, 'hold-evidence') ? evidenceOn(item, actor.id) : null,
    pullsOf(id),
  ]);
  return {
    facts: facts!,
    alarms: may(actor, 'judge') ? alarms : null,
    history: withheld.has(id) ? null : history,
    marks: may(actor, 'judge') && ['in-review', 'approved'].includes(item.state),
    notes: may(actor, 'judge') && ['in-review', 'approved', 'cleared', 'rejected'].includes(item.state),
    banks: may(actor, 'change-banks') && item.state === 'rejected' && item.picture !== null,
    undoes: isDecided(item, history[0]) && whyNot === null,
    assigned: { people, to: item.assignedTo },
    evidence,
    pulls,
    translates: canTranslate,
  };
}

/** Whether there is something to take back: a verdict, or that it was passed on. */
const isDecided = ({ state }: Submission, last: Told | undefined) =>
  ['approved', 'rejected', 'cleared'].includes(state) || (state === 'in-review' && last?.action === 'escalate');

const evidenceOn = async (item: Submission, self: StaffId) => ({
  canHold,
  hold: await holdOn(item.id),
  isThere: item.state !== 'withdrawn' && !item.erasedAt,
  owners: await owners(),
  self,
});

/** A danger to life, by its form, or evidence or a translation by its own; what was typed is not lost when it is refused. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const evidence = searchParams.get('evidence');
  const id = idParam(params.id);
  if (searchParams.has('translation')) {
    const reader = await requireDesk(request, 'read-story');
    const target = preferredLocale(request.headers.get('accept-language'));
    return data({ translated: await translateWords(id, reader, target, request.signal) });
  }
  if (evidence !== null) {
    const officer = await requireDesk(request, 'hold-evidence');
    const refused = await takeEvidence(evidence, await request.formData(), id, officer.id);
    return refused ? data(refused, { status: refused.status }) : redirect(`/desk/item/${id}`, 303);
  }
  const moderator = await requireDesk(request, 'judge');
  await mustSee(moderator, id);
  const typed = String((await request.formData()).get('words') ?? '');
  try {
    await raiseAlarm(id, moderator.id, typed.normalize('NFC').replaceAll('\r\n', '\n').trim());
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const { field, fault, message } = error;
    return data(
      { problems: [{ field, code: fault, message }], kept: { words: [typed.slice(0, 20_000)] } },
      { status: 422 },
    );
  }
  return redirect(`/desk/item/${id}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  deskHead(matches, { words: data ? (data.facts.name ?? data.facts.country) : undefined });

export default function Item() {
  const { facts, history, alarms, marks, notes, undoes, banks, assigned, evidence, pulls, translates } =
    useLoaderData<typeof loader>();
  const came = useActionData<typeof action>();
  const refused: FormState | undefined = came && 'problems' in came ? came : undefined;
  const translated = came && 'translated' in came ? came.translated : undefined;
  const { t, locale } = useMessages();
  return (
    <main className="review" id="content">
      <div className="stage">
        <h1 className="unseen">{whoOf(facts, locale)}</h1>
        <Stage item={facts} />
        <div className="stage-side">
          <section className="stage-facts" tabIndex={0} aria-label={t('desk.fact.all')}>
            <p className={`stage-state stage-state-${facts.state}`}>{t(`state.short.${facts.state}`)}</p>
            <FactsList item={facts} translation={translates ? <Translation item={facts} came={translated} /> : null} />
            <Notes notes={facts.notes} />
            <BankedBeside item={facts} />
            <SimilarItems item={facts} />
            <EarlierItems item={facts} />
            {banks ? (
              <p>
                <Link to={`/desk/item/${facts.id}/bank`}>{t('desk.banks.from-item')}</Link>
              </p>
            ) : null}
            {marks ? <Marks item={facts} /> : null}
            {assigned.people.length > 0 ? <Assignment item={facts} {...assigned} /> : null}
            <ItemPulls key={facts.id} item={facts.id} loaded={pulls} />
            <h2>{t('desk.history')}</h2>
            {history ? (
              <>
                <History decisions={history} />
                <p>
                  <a href={`/api/submissions/${facts.id}/story`}>{t('desk.item.story')}</a>
                </p>
                <p>
                  <a href={`/desk/item/${facts.id}/story.pdf`}>{t('desk.item.story-pdf')}</a>
                </p>
              </>
            ) : (
              <p className="history-none">{t('desk.history.withheld')}</p>
            )}
            {notes ? <NoteForm item={facts} /> : null}
            {evidence ? <Evidence view={evidence} state={refused ?? { problems: [], kept: {} }} /> : null}
            {alarms ? <Alarm alarms={alarms} state={refused} /> : null}
          </section>
          {undoes && !facts.appeal ? (
            <div className="actions">
              <DecisionForm item={facts} action="undo" back="item">
                {t('desk.item.undo')}
              </DecisionForm>
            </div>
          ) : null}
        </div>
      </div>
    </main>
  );
}
