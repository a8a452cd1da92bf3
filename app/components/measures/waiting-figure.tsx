import type { OpenLane } from '#app/domain/measures/open.ts';
import { useMessages } from '../page/messages.tsx';
import { Bars, barsSize } from './bars.tsx';
import { Figure } from './figure.tsx';
import { durationOf } from './scale.ts';

/** Where along a bar the promised time ends: what is late goes on beyond it. */
const levelAt = 2 / 3;

/** How long the oldest has waited in each lane, beside what was promised. */
export function WaitingFigure({ lanes }: { lanes: OpenLane[] }) {
  const { t, locale } = useMessages();
  const length = (minutes: number) => durationOf(minutes * 60, locale);
  const late = lanes.filter(({ oldestMinutes, levelMinutes }) => oldestMinutes > levelMinutes);
  const bars = lanes.map(({ lane, count, oldestMinutes, levelMinutes }) => ({
    name: `${t(`desk.lane.${lane}`)} (${count})`,
    value:
      count === 0
        ? t('desk.measures.waiting.none')
        : t('desk.measures.waiting.of', { oldest: length(oldestMinutes), level: length(levelMinutes) }),
    share: (oldestMinutes / levelMinutes) * levelAt,
    over: oldestMinutes > levelMinutes,
  }));
  return (
    <Figure
      title={t('desk.measures.waiting')}
      says={t('desk.measures.waiting.says', {
        late: late.length,
        lanes: new Intl.ListFormat(locale).format(late.map(({ lane }) => t(`desk.lane.${lane}`))),
      })}
      head={[
        t('desk.measures.lane'),
        t('desk.measures.waiting.count'),
        t('desk.measures.waiting.oldest'),
        t('desk.measures.waiting.level'),
      ]}
      rows={lanes.map(({ lane, count, oldestMinutes, levelMinutes }) => [
        t(`desk.lane.${lane}`),
        String(count),
        count === 0 ? '–' : length(oldestMinutes),
        length(levelMinutes),
      ])}
      size={barsSize(bars.length)}
    >
      <Bars bars={bars} mark={levelAt} />
    </Figure>
  );
}
