import type { Facts } from '#app/domain/moderation/facts.ts';
import { useMessages } from '../page/messages.tsx';

/** To whom a lead gives an item, so that she judges it and nobody else. */
export function Assignment({
  item,
  people,
  to,
}: {
  item: Pick<Facts, 'id'>;
  people: { id: string; name: string }[];
  /** Whom it is with now. */
  to: string | null;
}) {
  const { t } = useMessages();
  return (
    <form method="post" action="/desk/item/assignment" className="assignment">
      <input type="hidden" name="submission" value={item.id} />
      <label htmlFor="to">{t('desk.assign')}</label>
      <select id="to" name="to" defaultValue={to ?? ''}>
        <option value="">{t('desk.assign.nobody')}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" className="secondary">
        {t('desk.assign.button')}
      </button>
    </form>
  );
}
