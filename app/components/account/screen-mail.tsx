import { useMessages } from '../page/messages.tsx';

/** Whether she is written to when a screen goes silent. */
export function ScreenMail({ wanted }: { wanted: boolean }) {
  const { t } = useMessages();
  return (
    <form method="post" aria-labelledby="screens">
      <h2 id="screens">{t('desk.account.screens')}</h2>
      <p>{t('desk.account.screens.what')}</p>
      <input type="hidden" name="intent" value="screens" />
      <label className="choice">
        <input type="checkbox" name="mail" value="yes" defaultChecked={wanted} />
        {t('desk.account.screens.mail')}
      </label>
      <button className="secondary" type="submit">
        {t('desk.account.save')}
      </button>
    </form>
  );
}
