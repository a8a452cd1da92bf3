import { Link, NavLink, useLocation } from '@remix-run/react';
import type { Lane } from '#app/domain/staff/rights.ts';
import { lanesIn } from './lanes.ts';
import { Flame } from '../page/flame.tsx';
import { useMessages } from '../page/messages.tsx';
import { tools } from './tools.ts';
import type { Waiting } from './waiting.ts';

/**
 * Where she can go in the desk: the lanes in which something waits, and how much, and who she is. For who judges, the other pages
 * stand in a menu.
 */
export function Masthead({ name, open, waiting }: { name: string; open: string[]; waiting: Waiting }) {
  const { t } = useMessages();
  const { pathname, search } = useLocation();
  const judges = lanesIn(waiting).length > 0;
  const toLane = (lane: Lane) => `/desk/review?lane=${lane}`;
  const isHere = (lane: Lane) => pathname + search === toLane(lane);
  const isTool = open.some((to) => pathname.startsWith(to));
  const links = tools
    .filter(({ to }) => open.includes(to))
    .map(({ to, title }) => (
      <NavLink key={to} to={to}>
        {t(title)}
      </NavLink>
    ));
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
          {lanesIn(waiting)
            .filter(([lane, count]) => count > 0 || isHere(lane))
            .map(([lane, count]) => (
              <Link
                key={lane}
                to={toLane(lane)}
                className={isHere(lane) ? 'active' : ''}
                aria-current={isHere(lane) ? 'page' : undefined}
              >
                {t(`desk.lane.${lane}`)} <span className="desk-count">{count}</span>
              </Link>
            ))}
          {judges && open.length > 0 ? (
            <details key={pathname + search} className="desk-more">
              <summary className={isTool ? 'active' : ''}>{t('desk.more')}</summary>
              <div>{links}</div>
            </details>
          ) : (
            links
          )}
        </nav>
        <form method="post" action="/desk/sign-out">
          <Link className="desk-who" to="/desk/account">
            <bdi>{name}</bdi>
          </Link>
          <button type="submit">{t('desk.sign-out')}</button>
        </form>
      </header>
    </>
  );
}
