import { isRouteErrorResponse } from '@remix-run/react';
import { useMessages } from './messages.tsx';

/** What an error looks like: a plain sentence and a way on. */
export function ProblemPage({ error }: { error: unknown }) {
  const { t, locale } = useMessages();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main className="problem">
      <h1>{t(missing ? 'problem.404.title' : 'problem.500.title')}</h1>
      <p>{missing ? t('problem.404') : (detailOf(error) ?? t('problem.500'))}</p>
      <p><a href={`/${locale}`}>{t('problem.home')}</a></p>
    </main>
  );
}

/** Remix hands `application/problem+json` on as text. */
function detailOf(error: unknown): string | undefined {
  if (!isRouteErrorResponse(error) || typeof error.data !== 'string') return undefined;
  try {
    return (JSON.parse(error.data) as { detail?: string }).detail;
  } catch {
    return undefined;
  }
}
