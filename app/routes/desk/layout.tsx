import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, NavLink, Outlet, useLoaderData, useLocation } from '@remix-run/react';
import { useMessages } from '#app/components/page/messages.tsx';
import { requireDesk } from '#app/server/session.ts';
import { waiting } from '#app/domain/moderation/queue.ts';
import styles from '#app/styles/desk.css?url';

export const handle = { alive: true, body: 'desk' };

export const links = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction = () => [{ title: 'Zakhor' }, { name: 'robots', content: 'noindex' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireDesk(request, 'moderator', 'event-staff', 'partner');
  const moderates = actor.role === 'moderator' || actor.role === 'admin';
  return {
    name: actor.name,
    moderates,
    runsWalls: actor.role === 'event-staff' || actor.role === 'admin',
    waiting: moderates ? await waiting(actor) : { review: 0, clear: 0 },
  };
}

export default function Layout() {
  const { name, moderates, runsWalls, waiting: counts } = useLoaderData<typeof loader>();
  const { t } = useMessages();
  const { pathname, search } = useLocation();
  return (
    <>
      <header className="desk-masthead">
        <NavLink to="/desk" end>
          {t('desk.home.title')}
        </NavLink>
        <nav>
          {(moderates ? (['review', 'clear'] as const) : []).map((lane) => {
            const to = `/desk/review?lane=${lane}`;
            const here = pathname + search === to;
            return (
              <Link key={lane} to={to} className={here ? 'active' : ''} aria-current={here ? 'page' : undefined}>
                {t(`desk.lane.${lane}`, { count: counts[lane] })}
              </Link>
            );
          })}
          {runsWalls ? <NavLink to="/desk/walls">{t('desk.walls')}</NavLink> : null}
        </nav>
        <form method="post" action="/desk/sign-out">
          <span>{name}</span> <button type="submit">{t('desk.sign-out')}</button>
        </form>
      </header>
      <Outlet />
    </>
  );
}
