import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FactsList } from '#app/components/review/facts-list.tsx';
import { DecisionForm } from '#app/components/review/decision-form.tsx';
import { Picture } from '#app/components/review/picture.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { factsOf } from '#app/domain/moderation/facts.ts';
import { findItem, historyOf } from '#app/domain/moderation/history.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { idParam } from '#app/server/params.ts';
import { requireDesk } from '#app/server/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'moderator');
  const id = idParam(params.id);
  const [[facts], history] = await Promise.all([findItem(id).then((item) => factsOf([item])), historyOf(id)]);
  return { facts: facts!, history };
}

export default function Item() {
  const { facts, history } = useLoaderData<typeof loader>();
  const { t, locale } = useMessages();
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const decided = ['approved', 'rejected', 'cleared'].includes(facts.state);
  return (
    <main className="stage">
      <div className="stage-picture">
        <Picture item={facts} />
      </div>
      <aside className="stage-side">
        <p className="stage-state">{t(`state.short.${facts.state}`)}</p>
        <FactsList item={facts} />
        {decided ? (
          <DecisionForm item={facts} action="undo" className="quiet">
            {t('desk.action.undo')}
          </DecisionForm>
        ) : null}
        <h2>{t('desk.history')}</h2>
        {history.length === 0 ? <p>{t('desk.nothing')}</p> : null}
        <ol className="history">
          {history.map((one) => (
            <li key={one.id}>
              <strong>{t(`state.short.${one.to}`)}</strong>
              {one.reason ? `: ${t(`reason.${one.reason}` as MessageKey)}` : ''}
              {one.note ? <p dir="auto">{one.note}</p> : null}
              <small>{t('desk.decided.by', { who: one.name, when: moment.format(one.at) })}</small>
            </li>
          ))}
        </ol>
      </aside>
    </main>
  );
}
