import { useSyncExternalStore } from 'react';
import { useMessages } from '../page/messages.tsx';

type Style = 'short' | 'medium';
const never = () => () => undefined;

/** A moment, in ms since the epoch, in the reader's own time zone; before the page is alive, in UTC, and it says so. */
export function Moment({ at, date, time }: { at: number; date?: Style; time: Style }) {
  const { locale } = useMessages();
  const here = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const format = new Intl.DateTimeFormat(locale, {
    ...(date && { dateStyle: date }),
    timeStyle: time,
    ...(!here && { timeZone: 'UTC' }),
  });
  return (
    <time dateTime={new Date(at).toISOString()}>
      {format.format(at)}
      {here ? '' : ' UTC'}
    </time>
  );
}
