import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { Assignment } from '#app/components/review/assignment.tsx';
import { DecisionForm } from '#app/components/review/decision-form.tsx';
import { FactsList } from '#app/components/review/facts-list.tsx';
import { History } from '#app/components/review/history.tsx';
import { Marks } from '#app/components/review/marks.tsx';
import { Stage } from '#app/components/review/stage.tsx';
import { whoOf } from '#app/components/review/who.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { factsOf } from '#app/domain/moderation/facts.ts';
import { assignable } from '#app/domain/moderation/assign.ts';
import { findItem, historyOf } from '#app/domain/moderation/history.ts';
import { mustSee, withheldFrom } from '#app/domain/moderation/sight.ts';
import { unsaid } from '#app/domain/moderation/unsaid.ts';
import { may } from '#app/domain/staff/rights.ts';
import { idParam } from '#app/server/params.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireDesk(request, 'read-story');
  const id = idParam(params.id);
  await mustSee(actor, id);
  const item = await findItem(id);
  const [withheld, [facts], history, people] = await Promise.all([
    withheldFrom(actor, [id]),
    factsOf([item]).then((one) => unsaid(actor, one)),
    historyOf(id),
    may(actor, 'assign') && item.state === 'in-review' ? assignable() : [],
  ]);
  return {
    facts: facts!,
    history: withheld.has(id) ? null : history,
    marks: may(actor, 'judge') && ['in-review', 'approved'].includes(item.state),
    undoes: may(actor, 'undo-others') || (may(actor, 'judge') && history[0]?.actor === actor.id),
    assigned: { people, to: item.assignedTo },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  deskHead(matches, { words: data ? (data.facts.name ?? data.facts.country) : undefined });

export default function Item() {
  const { facts, history, marks, undoes, assigned } = useLoaderData<typeof loader>();
  const { t, locale } = useMessages();
  const decided = ['approved', 'rejected', 'cleared'].includes(facts.state);
  return (
    <main className="review" id="content">
      <div className="stage">
        <h1 className="unseen">{whoOf(facts, locale)}</h1>
        <Stage item={facts} />
        <div className="stage-side">
          <section className="stage-facts" tabIndex={0} aria-label={t('desk.fact.all')}>
            <p className={`stage-state stage-state-${facts.state}`}>{t(`state.short.${facts.state}`)}</p>
            <FactsList item={facts} />
            {marks ? <Marks item={facts} /> : null}
            {assigned.people.length > 0 ? <Assignment item={facts} {...assigned} /> : null}
            <h2>{t('desk.history')}</h2>
            {history ? (
              <>
                <History decisions={history} />
                <p>
                  <a href={`/api/submissions/${facts.id}/story`}>{t('desk.item.story')}</a>
                </p>
              </>
            ) : (
              <p className="history-none">{t('desk.history.withheld')}</p>
            )}
          </section>
          {decided && undoes ? (
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
