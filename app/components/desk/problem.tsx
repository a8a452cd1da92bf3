import { isRouteErrorResponse, Link, useRouteError } from '@remix-run/react';
import { useMessages } from '../page/messages.tsx';

const known = [403, 404, 429, 503] as const;

/** What an error looks like within the desk: what happened, and the way back. A page's `ErrorBoundary`. */
export function DeskProblem() {
  const { t } = useMessages();
  const error = useRouteError();
  const status = (isRouteErrorResponse(error) && known.find((one) => one === error.status)) || 500;
  return (
    <main className="narrow" id="content">
      <h1>{t(`desk.problem.${status}.title`)}</h1>
      <p className="lead">{t(`desk.problem.${status}`)}</p>
      <p className="calls">
        <Link to="/desk">{t('desk.problem.home')}</Link>
      </p>
    </main>
  );
}
