import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { DecisionForm } from '#app/components/review/decision-form.tsx';
import { FactsList } from '#app/components/review/facts-list.tsx';
import { History } from '#app/components/review/history.tsx';
import { BankedBeside, SimilarItems } from '#app/components/review/similar.tsx';
import { Stage } from '#app/components/review/stage.tsx';
import { whoOf } from '#app/components/review/who.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { factsOf } from '#app/domain/moderation/facts.ts';
import { findItem, historyOf } from '#app/domain/moderation/history.ts';
import { idParam } from '#app/server/params.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'moderator');
  const id = idParam(params.id);
  const [[facts], history] = await Promise.all([findItem(id).then((item) => factsOf([item])), historyOf(id)]);
  return { facts: facts!, history };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  deskHead(matches, { words: data ? (data.facts.name ?? data.facts.country) : undefined });

export default function Item() {
  const { facts, history } = useLoaderData<typeof loader>();
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
            <BankedBeside item={facts} />
            <SimilarItems item={facts} />
            <h2>{t('desk.history')}</h2>
            <History decisions={history} />
            <p>
              <a href={`/api/submissions/${facts.id}/story`}>{t('desk.item.story')}</a>
            </p>
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
