import { useMessages } from '../page/messages.tsx';
import { Moment } from './moment.tsx';

/** For leads: that a burst has made the queues strict, until when, and how to end it. */
export function StrictNote({ until }: { until: number }) {
  const { t } = useMessages();
  const [before, after] = t('desk.strict', { time: '|' }).split('|');
  return (
    <aside className="strict-note">
      <p>
        {before}
        <Moment at={until} time="short" />
        {after}
      </p>
      <form method="post" action="/desk/burst">
        <button type="submit" className="quiet">
          {t('desk.strict.end')}
        </button>
      </form>
    </aside>
  );
}
