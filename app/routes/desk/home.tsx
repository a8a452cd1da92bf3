import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { FindItem } from '#app/components/desk/find-item.tsx';
import { FlaggedList } from '#app/components/desk/flagged-list.tsx';
import { SeenToday } from '#app/components/desk/seen-today.tsx';
import { TakeStatements } from '#app/components/desk/take-statements.tsx';
import { tools } from '#app/components/desk/tools.ts';
import { useWaiting } from '#app/components/desk/waiting.ts';
import { HoldList } from '#app/components/evidence/hold-list.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { lanesIn } from '#app/components/desk/lanes.ts';
import { NotFound } from '#app/domain/errors.ts';
import { allHolds } from '#app/domain/evidence/holds.ts';
import { flaggedAndShown } from '#app/domain/moderation/flagged.ts';
import { may } from '#app/domain/staff/rights.ts';
import { findNamed } from '#app/domain/submissions/find-named.ts';
import { requireDesk } from '#app/server/session.ts';
import type { loader as layoutLoader } from './layout.tsx';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireDesk(request, 'desk');
  return {
    holds: may(actor, 'hold-evidence') ? await allHolds() : null,
    mayFind: may(actor, 'read-items'),
    statements: may(actor, 'read-statements') ? lastMonth() : null,
    flagged: may(actor, 'read-flagged') ? await flaggedAndShown() : [],
  };
}

/** From a month ago until today, which is yet to end. */
function lastMonth(): { from: string; to: string } {
  const now = new Date();
  const day = (at: Date) => at.toISOString().slice(0, 10);
  return { from: day(new Date(now.getTime() - 30 * 86_400_000)), to: day(now) };
}

/** Opens the item that she names; a post, because a receipt's address is a secret and must stand in no log. */
export async function action({ request }: ActionFunctionArgs) {
  await requireDesk(request, 'read-items');
  const sought = String((await request.formData()).get('item') ?? '');
  try {
    return redirect(`/desk/item/${await findNamed(sought)}`, 303);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return data({ sought: sought.slice(0, 2_000) }, { status: 404 });
  }
}

/** What she can do here, in plain words; nobody who signs in finds an empty page. */
export default function Home() {
  const desk = useRouteLoaderData<typeof layoutLoader>('routes/desk/layout');
  const { holds, flagged, mayFind, statements } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
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
      {holds ? <HoldList holds={holds} /> : null}
      {mayFind ? <FindItem sought={found?.sought} /> : null}
      <FlaggedList flagged={flagged} />
      <ul className="desk-ways">
        {lanesIn(waiting).map(([lane, count]) => (
          <li key={lane}>
            <Link to={`/desk/review?lane=${lane}`}>{t(`desk.lane.${lane}`)}</Link>
            <p>{t(`desk.waits.${lane}`, { count })}</p>
          </li>
        ))}
        {tools
          .filter(({ to }) => desk.open.includes(to))
          .map(({ to, title, what }) => (
            <li key={to}>
              <Link to={to}>{t(title)}</Link>
              <p>{t(what)}</p>
            </li>
          ))}
        <li>
          <Link to="/desk/account">{t('desk.account.title')}</Link>
          <p>{t('desk.account.what')}</p>
        </li>
      </ul>
      {statements ? <TakeStatements {...statements} /> : null}
    </main>
  );
}
