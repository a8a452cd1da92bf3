import { useMessages } from '../page/messages.tsx';
import { Problem, tied } from '../form/field.tsx';

/** A field for whoever was told of an item by its number or by an address. @param sought what found nothing */
export function FindItem({ sought }: { sought: string | undefined }) {
  const { t } = useMessages();
  const problem = sought === undefined ? undefined : t('desk.find.nothing');
  return (
    <form method="post" action="/desk?index" className="desk-find" role="search">
      <label htmlFor="item">{t('desk.find.title')}</label>
      <p className="field-hint" id="item-hint">
        {t('desk.find.hint')}
      </p>
      <Problem name="item" problem={problem} />
      <input id="item" name="item" defaultValue={sought} maxLength={2000} {...tied('item', true, problem)} />
      <button type="submit">{t('desk.find.open')}</button>
    </form>
  );
}
