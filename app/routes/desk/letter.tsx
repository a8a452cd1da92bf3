import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { keptLetter } from '#app/domain/mail/send.ts';
import { letterParam } from '#app/server/params.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'read-letters');
  return { letter: await keptLetter(letterParam(params.letter)) };
}

export const headers = () => ({ 'cache-control': 'no-store' });

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.mail' });

/** One letter, as it would have left. */
export default function Letter() {
  const { letter } = useLoaderData<typeof loader>();
  const { t } = useMessages();
  return (
    <main className="narrow" id="content">
      <p>
        <Link to="/desk/mail">{t('desk.mail.back')}</Link>
      </p>
      <h1 dir="auto">{letter.subject}</h1>
      <p>
        {t('desk.mail.from')} <bdi>{letter.from}</bdi> · {t('desk.mail.to')} <bdi>{letter.to.join(', ')}</bdi>
      </p>
      <div className="desk-letter" dir="auto">
        {letter.text}
      </div>
    </main>
  );
}
