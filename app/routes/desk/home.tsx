import { Link, useRouteLoaderData } from '@remix-run/react';
import { SeenToday } from '#app/components/desk/seen-today.tsx';
import { useWaiting } from '#app/components/desk/waiting.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { isShown, lanes } from '#app/components/desk/lanes.ts';
import type { loader as layoutLoader } from './layout.tsx';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

/** What she can do here, in plain words; nobody who signs in finds an empty page. */
export default function Home() {
  const desk = useRouteLoaderData<typeof layoutLoader>('routes/desk/layout');
  const [waiting] = useWaiting();
  const { t, locale } = useMessages();
  if (!desk) return null;
  return (
    <main className="narrow" id="content">
      <h1>{t('desk.home.hello', { name: desk.name })}</h1>
      {desk.care ? <SeenToday seen={desk.care.seen} /> : null}
      {desk.partner ? (
        <>
          <p className="lead">
            {t(desk.role === 'partner' ? 'desk.home.partner' : 'desk.home.partner.judges', {
              partner: desk.partner.name,
            })}
          </p>
          <p className="calls">
            <a className="secondary" href={`/${locale}/p/${desk.partner.slug}`}>
              {t('desk.home.partner.page', { partner: desk.partner.name })}
            </a>
          </p>
        </>
      ) : null}
      <ul className="desk-ways">
        {lanes.map((lane) => {
          const count = waiting[lane];
          return !isShown(lane, count) ? null : (
            <li key={lane}>
              <Link to={`/desk/review?lane=${lane}`}>{t(`desk.lane.${lane}`)}</Link>
              <p>{t(`desk.waits.${lane}`, { count })}</p>
            </li>
          );
        })}
        {desk.open.clusters ? (
          <li>
            <Link to="/desk/clusters">{t('desk.clusters')}</Link>
            <p>{t('desk.clusters.what')}</p>
          </li>
        ) : null}
        {desk.open.words ? (
          <li>
            <Link to="/desk/words">{t('desk.lexicon.title')}</Link>
            <p>{t('desk.lexicon.what')}</p>
          </li>
        ) : null}
        {desk.open.banks ? (
          <li>
            <Link to="/desk/banks">{t('desk.banks.title')}</Link>
            <p>{t('desk.banks.what')}</p>
          </li>
        ) : null}
        {desk.open.letters ? (
          <li>
            <Link to="/desk/mail">{t('desk.mail')}</Link>
            <p>{t('desk.mail.what')}</p>
          </li>
        ) : null}
        {desk.open.walls ? (
          <li>
            <Link to="/desk/walls">{t('desk.walls')}</Link>
            <p>{t('desk.walls.what')}</p>
          </li>
        ) : null}
        {desk.open.measures ? (
          <li>
            <Link to="/desk/measures">{t('desk.measures.title')}</Link>
            <p>{t('desk.measures.what-for')}</p>
          </li>
        ) : null}
        {desk.open.people ? (
          <li>
            <Link to="/desk/people">{t('desk.people.title')}</Link>
            <p>{t('desk.people.what')}</p>
          </li>
        ) : null}
        <li>
          <Link to="/desk/account">{t('desk.account.title')}</Link>
          <p>{t('desk.account.what')}</p>
        </li>
      </ul>
    </main>
  );
}
