import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { Alarm } from '#app/components/review/alarm.tsx';
import { DecisionForm } from '#app/components/review/decision-form.tsx';
import { FactsList } from '#app/components/review/facts-list.tsx';
import { History } from '#app/components/review/history.tsx';
import { Stage } from '#app/components/review/stage.tsx';
import { whoOf } from '#app/components/review/who.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { Invalid } from '#app/domain/errors.ts';
import { alarmsOn, raiseAlarm } from '#app/domain/moderation/danger.ts';
import { factsOf } from '#app/domain/moderation/facts.ts';
import { findItem, historyOf } from '#app/domain/moderation/history.ts';
import { idParam } from '#app/server/params.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'moderator');
  const id = idParam(params.id);
  const [[facts], history, alarms] = await Promise.all([
    findItem(id).then((item) => factsOf([item])),
    historyOf(id),
    alarmsOn(id),
  ]);
  return { facts: facts!, history, alarms };
}

/** A danger to life, by its form; what was typed is not lost when it is refused. */
export async function action({ request, params }: ActionFunctionArgs) {
  const moderator = await requireDesk(request, 'moderator');
  const id = idParam(params.id);
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
  const { facts, history, alarms } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t, locale } = useMessages();
  const decided = ['approved', 'rejected', 'cleared'].includes(facts.state) && !facts.appeal;
  return (
    <main className="review" id="content">
      <div className="stage">
        <h1 className="unseen">{whoOf(facts, locale)}</h1>
        <Stage item={facts} />
        <div className="stage-side">
          <section className="stage-facts" tabIndex={0} aria-label={t('desk.fact.all')}>
            <p className={`stage-state stage-state-${facts.state}`}>{t(`state.short.${facts.state}`)}</p>
            <FactsList item={facts} />
            <h2>{t('desk.history')}</h2>
            <History decisions={history} />
            <p>
              <a href={`/api/submissions/${facts.id}/story`}>{t('desk.item.story')}</a>
            </p>
            <Alarm alarms={alarms} state={refused} />
          </section>
          {decided ? (
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
