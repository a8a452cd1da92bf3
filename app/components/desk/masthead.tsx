import { Link, NavLink, useLocation } from '@remix-run/react';
import { isShown, lanes } from './lanes.ts';
import { Flame } from '../page/flame.tsx';
import { useMessages } from '../page/messages.tsx';
import type { Waiting } from './waiting.ts';

/** The pages of the desk, beside its lanes, that are open to her. */
export type Open = Record<'clusters' | 'words' | 'banks' | 'walls' | 'measures' | 'people', boolean>;

/** Where she can go in the desk, how much waits there, and who she is. */
export function Masthead({ name, open, waiting }: { name: string; open: Open; waiting: Waiting }) {
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
          {lanes.map((lane) => {
            if (!isShown(lane, waiting[lane])) return null;
            const to = `/desk/review?lane=${lane}`;
            const here = pathname + search === to;
            return (
              <Link key={lane} to={to} className={here ? 'active' : ''} aria-current={here ? 'page' : undefined}>
                {t(`desk.lane.${lane}`)} <span className="desk-count">{waiting[lane]}</span>
              </Link>
            );
          })}
          {open.clusters ? <NavLink to="/desk/clusters">{t('desk.clusters')}</NavLink> : null}
          {open.words ? <NavLink to="/desk/words">{t('desk.lexicon.title')}</NavLink> : null}
          {open.banks ? <NavLink to="/desk/banks">{t('desk.banks.title')}</NavLink> : null}
          {open.walls ? <NavLink to="/desk/walls">{t('desk.walls')}</NavLink> : null}
          {open.measures ? <NavLink to="/desk/measures">{t('desk.measures.title')}</NavLink> : null}
          {open.people ? <NavLink to="/desk/people">{t('desk.people.title')}</NavLink> : null}
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
