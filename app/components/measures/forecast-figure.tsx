import type { Forecast, Outlook } from '#app/domain/measures/forecast.ts';
import type { Translate } from '#app/locales/translate.ts';
import { useMessages } from '../page/messages.tsx';
import { Figure } from './figure.tsx';
import { Lines, linesSize } from './lines.tsx';
import { durationOf, roundedUp } from './scale.ts';

const hourMs = 3_600_000;

/** The least that is shown, in ms: what will be empty in an hour still has a line. */
const leastMs = 24 * hourMs;

/** How many are left after so many ms, if all goes on as now. */
const leftAfter = ({ backlog, coming, going }: Outlook, ms: number) =>
  Math.max(0, backlog + ((coming - going) * ms) / hourMs);

/** How the two queues would shrink or grow until the first night. */
export function ForecastFigure({ forecast }: { forecast: Forecast }) {
  const { t, locale } = useMessages();
  const { now, nightAt, first, second } = forecast;
  const ends = nightAt ? [nightAt] : [first.emptyAt ?? now, second.emptyAt ?? now];
  const span = Math.max(leastMs, ...ends.map((at) => at - now));
  const length = (ms: number) => durationOf(ms / 1000, locale);
  const queues = [
    { line: 'median', name: t('desk.lane.review'), outlook: first },
    { line: 'p95', name: t('desk.lane.clear'), outlook: second },
  ];
  const highest = Math.max(...queues.flatMap(({ outlook }) => [leftAfter(outlook, 0), leftAfter(outlook, span)]));
  const most = Math.max(2, roundedUp(highest));
  const number = (value: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  return (
    <Figure
      title={t('desk.measures.forecast')}
      says={queues.map(({ name, outlook }) => saidOf(t, name, outlook, forecast, length)).join(' ')}
      legend={queues.map(({ name, line }) => ({ name, line }))}
      head={[
        t('desk.measures.what'),
        t('desk.measures.forecast.backlog'),
        t('desk.measures.forecast.coming'),
        t('desk.measures.forecast.going'),
        t('desk.measures.forecast.empty'),
      ]}
      rows={queues.map(({ name, outlook: { backlog, coming, going, emptyAt } }) => [
        name,
        String(backlog),
        number(coming),
        number(going),
        emptyAt === null ? t('desk.measures.forecast.never') : t('desk.measures.in', { time: length(emptyAt - now) }),
      ])}
      size={linesSize}
    >
      <Lines
        lines={queues.map(({ line, outlook }) => ({ line, points: bends(outlook, now, span) }))}
        most={most}
        marks={['0', number(most / 2), number(most)]}
        places={[t('desk.measures.now'), ...[span / 2, span].map((ms) => t('desk.measures.in', { time: length(ms) }))]}
        moments={nightAt ? [{ x: (nightAt - now) / span, name: t('desk.measures.forecast.night') }] : []}
      />
    </Figure>
  );
}

/** Where it begins, where it is empty, and where the plot ends. */
function bends(outlook: Outlook, now: number, span: number): { x: number; y: number }[] {
  const empty = outlook.emptyAt === null ? span : outlook.emptyAt - now;
  return [0, ...(empty > 0 && empty < span ? [empty] : []), span].map((ms) => ({
    x: ms / span,
    y: leftAfter(outlook, ms),
  }));
}

function saidOf(
  t: Translate,
  name: string,
  { backlog, emptyAt }: Outlook,
  { now, nightAt }: Forecast,
  length: (ms: number) => string,
): string {
  if (backlog === 0) return t('desk.measures.forecast.says.empty', { name });
  if (emptyAt === null) return t('desk.measures.forecast.says.never', { name });
  const time = length(emptyAt - now);
  if (nightAt === null) return t('desk.measures.forecast.says', { name, time });
  return t(emptyAt <= nightAt ? 'desk.measures.forecast.says.before' : 'desk.measures.forecast.says.after', {
    name,
    time,
  });
}
