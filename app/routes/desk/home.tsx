import { Link, useRouteLoaderData } from '@remix-run/react';
import { useMessages } from '#app/components/page/messages.tsx';
import type { loader as layoutLoader } from './layout.tsx';

export default function Home() {
  const desk = useRouteLoaderData<typeof layoutLoader>('routes/desk/layout');
  const { t } = useMessages();
  if (!desk) return null;
  return (
    <main className="narrow">
      <h1>{t('desk.home.hello', { name: desk.name })}</h1>
      <ul className="desk-ways">
        {desk.moderates ? (
          <li>
            <Link to="/desk/review?lane=review">{t('desk.lane.review', { count: desk.waiting.review })}</Link>
          </li>
        ) : null}
        {desk.moderates ? (
          <li>
            <Link to="/desk/review?lane=clear">{t('desk.lane.clear', { count: desk.waiting.clear })}</Link>
          </li>
        ) : null}
        {desk.runsWalls ? (
          <li>
            <Link to="/desk/walls">{t('desk.walls')}</Link>
          </li>
        ) : null}
      </ul>
    </main>
  );
}
