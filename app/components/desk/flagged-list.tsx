import { Link } from '@remix-run/react';
import type { FlaggedAndShown } from '#app/domain/moderation/flagged.ts';
import { useMessages } from '../page/messages.tsx';
import { Moment } from './moment.tsx';

/** What visitors have flagged and is still shown, for those who can take it off: their word alone was not enough. */
export function FlaggedList({ flagged }: { flagged: FlaggedAndShown[] }) {
  const { t } = useMessages();
  if (flagged.length === 0) return null;
  return (
    <section className="evidence-list" aria-labelledby="flagged">
      <h2 id="flagged">{t('desk.flagged.title')}</h2>
      <p>{t('desk.flagged.says')}</p>
      <ul>
        {flagged.map(({ submission, reasons, count, since }) => (
          <li key={submission}>
            <Link to={`/desk/item/${submission}`}>
              {reasons.map((reason) => t(`flag.reason.${reason}`)).join(' · ')}
            </Link>
            <small>
              {t('desk.flagged.count', { count })} · <Moment at={since} date="medium" time="short" />
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
