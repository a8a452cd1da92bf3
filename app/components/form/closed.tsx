import { useMessages } from '../page/messages.tsx';

/** What the form knows of its page: {@link formPage} in `server/taking-part.ts`. */
export interface FormPage {
  attempt: string;
  phase: 'before' | 'open' | 'after';
  /** In ms since the epoch. */
  opensAt: number;
  timeZone: string;
}

/** Instead of the form while the campaign takes nothing. */
export function Closed({ page: { phase, opensAt, timeZone } }: { page: FormPage }) {
  const { t, locale } = useMessages();
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(opensAt);
  return <p className="lead">{phase === 'before' ? t('closed.before', { date }) : t('closed.after')}</p>;
}
