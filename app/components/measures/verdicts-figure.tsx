import type { Verdicts } from '#app/domain/measures/verdicts.ts';
import { useMessages } from '../page/messages.tsx';
import { Bars, barsSize } from './bars.tsx';
import { Figure } from './figure.tsx';
import { Lines, linesSize } from './lines.tsx';
import { percentOf, roundedUp } from './scale.ts';
import { useSteps } from './steps.ts';

/** How often what one person decided did not stand: before a second one, in an appeal, or by a second thought. */
export function VerdictsFigure({ whole }: { whole: Verdicts }) {
  const { t, locale } = useMessages();
  const kinds = [
    { name: t('desk.measures.disagreed'), part: whole.disagreed, of: whole.seconds },
    { name: t('desk.measures.granted'), part: whole.granted, of: whole.appeals },
    { name: t('desk.measures.undone'), part: whole.undone, of: whole.decisions },
  ];
  const percent = (part: number, of: number) => (of === 0 ? '–' : percentOf(part / of, locale));
  return (
    <Figure
      title={t('desk.measures.verdicts')}
      says={t('desk.measures.verdicts.says', {
        disagreed: percent(whole.disagreed, whole.seconds),
        granted: percent(whole.granted, whole.appeals),
        undone: percent(whole.undone, whole.decisions),
      })}
      head={[t('desk.measures.what'), t('desk.measures.part'), t('desk.measures.of'), '%']}
      rows={kinds.map(({ name, part, of }) => [name, String(part), String(of), percent(part, of)])}
      size={barsSize(kinds.length)}
    >
      <Bars
        bars={kinds.map(({ name, part, of }) => ({
          name,
          value: t('desk.measures.share', { percent: percent(part, of), part, of }),
          share: of === 0 ? 0 : part / of,
        }))}
      />
    </Figure>
  );
}

/** How the share of second looks that said no went over the span. */
export function DisagreementFigure({ steps, stepHours }: { steps: Verdicts[]; stepHours: number }) {
  const { t, locale } = useMessages();
  const { nameOf, places } = useSteps(steps.length, stepHours);
  const shares = steps.map(({ disagreed, seconds }) => (seconds === 0 ? null : disagreed / seconds));
  const highest = Math.max(0, ...shares.map((share) => share ?? 0));
  const most = Math.min(1, roundedUp(Math.max(0.02, highest)));
  const percent = (share: number) => percentOf(share, locale);
  return (
    <Figure
      title={t('desk.measures.disagreement')}
      says={t('desk.measures.disagreement.says', { highest: percent(highest) })}
      head={[t('desk.measures.until'), t('desk.measures.part'), t('desk.measures.of'), '%']}
      rows={steps.flatMap(({ disagreed, seconds }, step) =>
        seconds > 0 ? [[nameOf(step), String(disagreed), String(seconds), percent(disagreed / seconds)]] : [],
      )}
      size={linesSize}
    >
      <Lines
        lines={[{ line: 'median', points: shares.map((y, step) => ({ x: (step + 0.5) / steps.length, y })) }]}
        most={most}
        marks={['0', percent(most / 2), percent(most)]}
        places={places}
      />
    </Figure>
  );
}
