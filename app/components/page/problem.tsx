import { isRouteErrorResponse } from '@remix-run/react';
import { useMessages } from './messages.tsx';

const known = [403, 404, 429, 503] as const;

/** What an error looks like: what happened, in plain words, and a way on. */
export function ProblemPage({ error }: { error: unknown }) {
  const { t, locale } = useMessages();
  const status = (isRouteErrorResponse(error) && known.find((one) => one === error.status)) || 500;
  return (
    <main className="problem" id="content">
      <h1>{t(`problem.${status}.title`)}</h1>
      <p className="lead">{t(`problem.${status}`)}</p>
      <p className="calls">
        <a href={`/${locale}`}>{t('problem.home')}</a>
      </p>
    </main>
  );
}
