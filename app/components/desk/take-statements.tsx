import { useMessages } from '../page/messages.tsx';

/** Takes along what the campaign has stated as its reasons, from one day until before another. */
export function TakeStatements({ from, to }: { from: string; to: string }) {
  const { t } = useMessages();
  return (
    <form method="get" action="/desk/statements" className="desk-find" aria-labelledby="statements">
      <h2 id="statements">{t('desk.statements.title')}</h2>
      <p>{t('desk.statements.what')}</p>
      <label htmlFor="from">{t('desk.statements.from')}</label>
      <input id="from" name="from" type="date" required defaultValue={from} />
      <label htmlFor="to">{t('desk.statements.to')}</label>
      <input id="to" name="to" type="date" required defaultValue={to} />
      <div className="desk-find-as">
        <button type="submit" name="as" value="csv">
          CSV
        </button>
        <button type="submit" name="as" value="json">
          JSON
        </button>
      </div>
    </form>
  );
}
