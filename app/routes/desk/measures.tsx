import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { AgreementFigure } from '#app/components/measures/agreement-figure.tsx';
import { CareFigure } from '#app/components/measures/care-figure.tsx';
import { ForecastFigure } from '#app/components/measures/forecast-figure.tsx';
import { DisagreementFigure, VerdictsFigure } from '#app/components/measures/verdicts-figure.tsx';
import { WaitingFigure } from '#app/components/measures/waiting-figure.tsx';
import { WaitsFigure } from '#app/components/measures/waits-figure.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { seenByAll } from '#app/domain/care/exposure.ts';
import { agreement } from '#app/domain/measures/agreement.ts';
import { forecast } from '#app/domain/measures/forecast.ts';
import { openLanes } from '#app/domain/measures/open.ts';
import { spans, type Span } from '#app/domain/measures/span.ts';
import { verdicts } from '#app/domain/measures/verdicts.ts';
import { firstWaits, secondWaits } from '#app/domain/measures/waits.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireDesk(request, 'read-measures');
  const span: Span = new URL(request.url).searchParams.get('span') === 'week' ? 'week' : 'day';
  const [lanes, first, second, judged, ahead, seen, agreed] = await Promise.all([
    openLanes(),
    firstWaits(span),
    secondWaits(span),
    verdicts(span),
    forecast(),
    seenByAll(),
    agreement(span),
  ]);
  return { span, stepHours: spans[span].stepHours, lanes, first, second, judged, ahead, seen, agreed };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.measures.title' });

/** How fast, how evenly and at what cost to those who judge the queues are worked through. */
export default function Measures() {
  const { span, stepHours, lanes, first, second, judged, ahead, seen, agreed } = useLoaderData<typeof loader>();
  const { t } = useMessages();
  return (
    <main className="measures" id="content">
      <h1>{t('desk.measures.title')}</h1>
      <p className="lead">{t('desk.measures.lead')}</p>
      <nav className="measures-span" aria-label={t('desk.measures.span')}>
        {(['day', 'week'] as const).map((one) => (
          <Link key={one} to={`?span=${one}`} aria-current={one === span ? 'true' : undefined}>
            {t(`desk.measures.span.${one}`)}
          </Link>
        ))}
      </nav>
      <div className="measures-plots">
        <WaitingFigure lanes={lanes} />
        <ForecastFigure forecast={ahead} />
        <WaitsFigure look="first" waits={first} stepHours={stepHours} />
        <WaitsFigure look="second" waits={second} stepHours={stepHours} />
        <VerdictsFigure whole={judged.whole} />
        <DisagreementFigure steps={judged.steps} stepHours={stepHours} />
        <AgreementFigure agreed={agreed} />
        <CareFigure seen={seen} />
      </div>
    </main>
  );
}
