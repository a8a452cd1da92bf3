import type { Waits } from '#app/domain/measures/waits.ts';
import { useMessages } from '../page/messages.tsx';
import { Figure } from './figure.tsx';
import { Lines, linesSize } from './lines.tsx';
import { durationOf, roundedTime } from './scale.ts';
import { useSteps } from './steps.ts';

/** How long it took until people looked, over the span: in the middle, and for the slowest but few. */
export function WaitsFigure({ look, waits, stepHours }: { look: 'first' | 'second'; waits: Waits; stepHours: number }) {
  const { t, locale } = useMessages();
  const { whole, steps } = waits;
  const { nameOf, places } = useSteps(steps.length, stepHours);
  const most = roundedTime(Math.max(0, ...steps.map((one) => one?.p95 ?? 0)));
  const length = (seconds: number) => durationOf(seconds, locale);
  const line = (name: 'median' | 'p95') => ({
    line: name,
    points: steps.map((one, step) => ({ x: (step + 0.5) / steps.length, y: one && one[name] })),
  });
  return (
    <Figure
      title={t(`desk.measures.waits.${look}`)}
      says={
        whole
          ? t('desk.measures.waits.says', {
              median: length(whole.median),
              p95: length(whole.p95),
              count: whole.count,
            })
          : t('desk.measures.waits.none')
      }
      legend={[
        { name: t('desk.measures.median'), line: 'median' },
        { name: t('desk.measures.p95'), line: 'p95' },
      ]}
      head={[t('desk.measures.until'), t('desk.measures.median'), t('desk.measures.p95'), t('desk.measures.decisions')]}
      rows={steps.flatMap((one, step) =>
        one ? [[nameOf(step), length(one.median), length(one.p95), String(one.count)]] : [],
      )}
      size={linesSize}
    >
      <Lines
        lines={[line('p95'), line('median')]}
        most={most}
        marks={['0', length(most / 2), length(most)]}
        places={places}
      />
    </Figure>
  );
}
