import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { MacroFacts } from '#app/components/macros/macro-facts.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { listMacros } from '#app/domain/macros/list.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireDesk(request, 'change-macros');
  return { macros: await listMacros() };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.macros.title' });

/** The prepared answers that a rejection may go with. */
export default function Macros() {
  const { macros } = useLoaderData<typeof loader>();
  const { t } = useMessages();
  return (
    <main className="lexicon" id="content">
      <div className="lexicon-head">
        <h1>{t('desk.macros.title')}</h1>
        <Link className="secondary" to="/desk/macros/new">
          {t('desk.macros.add')}
        </Link>
      </div>
      <p className="lead">{t('desk.macros.lead')}</p>
      <p className="lexicon-count">
        {t('desk.macros.count', { count: macros.filter(({ disabledAt }) => !disabledAt).length })}
      </p>
      <ol className="lexicon-list">
        {macros.map((macro) => (
          <li key={macro.id} className={macro.disabledAt ? 'lexicon-off' : undefined}>
            <h2>
              <bdi>{macro.name}</bdi>
              {macro.disabledAt ? <span className="lexicon-standing"> {t('desk.lexicon.standing.off')}</span> : null}
            </h2>
            <MacroFacts macro={macro} />
            <p className="lexicon-edit">
              <Link to={`/desk/macros/${macro.id}`}>
                {t('desk.macros.edit')}
                <span className="unseen">: {macro.name}</span>
              </Link>
            </p>
          </li>
        ))}
      </ol>
    </main>
  );
}
