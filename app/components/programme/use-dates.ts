import { useMessages } from '../page/messages.tsx';

/** Dates and times of a clock beside the wall, in the reader's words: they are the wall's, wherever she reads them. */
export function useDates(): { dateWords: (date: string) => string; timeWords: (time: string) => string } {
  const { locale } = useMessages();
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const [minute, second] = (['short', 'medium'] as const).map(
    (timeStyle) => new Intl.DateTimeFormat(locale, { timeStyle, timeZone: 'UTC', hourCycle: 'h23' }),
  );
  return {
    dateWords: (day) => date.format(new Date(`${day}T12:00:00Z`)),
    timeWords: (time) => (time.endsWith(':00') ? minute! : second!).format(new Date(`${time}Z`)),
  };
}
