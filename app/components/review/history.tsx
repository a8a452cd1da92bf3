import type { MessageKey } from '#app/locales/catalogs.ts';
import type { Told } from '#app/domain/moderation/history.ts';
import { Moment } from '../desk/moment.tsx';
import { useMessages } from '../page/messages.tsx';

/** What was decided on an item, latest first: what, why, by whom and when. */
export function History({ decisions }: { decisions: Told[] }) {
  const { t } = useMessages();
  if (decisions.length === 0) return <p className="history-none">{t('desk.history.none')}</p>;
  return (
    <ol className="history">
      {decisions.map((one) => (
        <li key={one.id}>
          <strong>{t(`desk.history.${one.action}`)}</strong>
          {one.reason ? <span>{t(`reason.${one.reason}` as MessageKey)}</span> : null}
          {one.note ? <q dir="auto">{one.note}</q> : null}
          <small>
            {one.name === null ? t('desk.history.nobody') : <bdi>{one.name}</bdi>} ·{' '}
            <Moment at={one.at.getTime()} date="medium" time="medium" />
          </small>
        </li>
      ))}
    </ol>
  );
}
