import { useMessages } from '../page/messages.tsx';
import { durationOf } from './scale.ts';

/** What the steps of a span are called: by how long before now they ended, the same in every time zone. */
export function useSteps(count: number, stepHours: number): { nameOf: (step: number) => string; places: string[] } {
  const { t, locale } = useMessages();
  const ago = (hours: number) => t('desk.measures.ago', { time: durationOf(hours * 3_600, locale) });
  return {
    nameOf: (step) => (step === count - 1 ? t('desk.measures.now') : ago((count - 1 - step) * stepHours)),
    places: [ago(count * stepHours), ago((count * stepHours) / 2), t('desk.measures.now')],
  };
}
