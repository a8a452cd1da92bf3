import { Link, NavLink, useLocation } from '@remix-run/react';
import { lanes } from './lanes.ts';
import { Flame } from '../page/flame.tsx';
import { useMessages } from '../page/messages.tsx';
import type { Waiting } from './waiting.ts';

/** Where she can go in the desk, how much waits there, and who she is. */
export function Masthead({
  name,
  moderates,
  runsWalls,
  waiting,
}: {
  name: string;
  moderates: boolean;
  runsWalls: boolean;
  waiting: Waiting;
}) {
  const { t } = useMessages();
  const { pathname, search } = useLocation();
  return (
    <>
      <a className="skip" href="#content">
        {t('desk.skip')}
      </a>
      <header className="desk-masthead">
        <NavLink className="desk-name" to="/desk" end>
          <Flame />
          {t('desk.home.title')}
        </NavLink>
        <nav aria-label={t('desk.home.title')}>
          {(moderates ? lanes : []).map((lane) => {
            const to = `/desk/review?lane=${lane}`;
            const here = pathname + search === to;
            return (
              <Link key={lane} to={to} className={here ? 'active' : ''} aria-current={here ? 'page' : undefined}>
                {t(`desk.lane.${lane}`)} <span className="desk-count">{waiting[lane]}</span>
              </Link>
            );
          })}
          {moderates ? <NavLink to="/desk/clusters">{t('desk.clusters')}</NavLink> : null}
          {moderates ? <NavLink to="/desk/words">{t('desk.lexicon.title')}</NavLink> : null}
          {runsWalls ? <NavLink to="/desk/walls">{t('desk.walls')}</NavLink> : null}
        </nav>
        <form method="post" action="/desk/sign-out">
          <span className="desk-who">
            <bdi>{name}</bdi>
          </span>
          <button type="submit">{t('desk.sign-out')}</button>
        </form>
      </header>
    </>
  );
}
