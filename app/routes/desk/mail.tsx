import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/desk/moment.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { letters } from '#app/domain/mail/send.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireDesk(request, 'read-letters');
  return { letters: await letters() };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.mail' });

/** What was written, and what could not be sent. */
export default function Mail() {
  const { letters: listed } = useLoaderData<typeof loader>();
  const { t } = useMessages();
  return (
    <main className="narrow" id="content">
      <h1>{t('desk.mail')}</h1>
      <p className="lead">{t('desk.mail.lead')}</p>
      {listed.length === 0 ? <p>{t('desk.mail.none')}</p> : null}
      <ul className="desk-letters">
        {listed.map(({ id, kind, submission, state, attempts, at, kept }) => (
          <li key={id}>
            {kept ? <Link to={`/desk/mail/${id}`}>{t(`desk.mail.kind.${kind}`)}</Link> : t(`desk.mail.kind.${kind}`)}
            <small>
              {t(`desk.mail.state.${state}`)} · <Moment at={at} date="medium" time="short" /> ·{' '}
              {t('desk.mail.attempts', { count: attempts })}
              {submission ? (
                <>
                  {' '}
                  · <Link to={`/desk/item/${submission}`}>{t('desk.mail.item')}</Link>
                </>
              ) : null}
            </small>
          </li>
        ))}
      </ul>
    </main>
  );
}
