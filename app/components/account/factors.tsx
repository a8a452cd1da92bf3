import { useMessages } from '../page/messages.tsx';

/** What she has set up beside her password, and what she can set up or let go. */
export function Factors({ codes, strong }: { codes: boolean; strong: boolean }) {
  const { t } = useMessages();
  return (
    <section aria-labelledby="factors">
      <h2 id="factors">{t('desk.account.factors')}</h2>
      <p>{t(codes ? 'desk.account.codes.on' : 'desk.account.codes.off')}</p>
      {codes && !strong ? null : (
        <form method="post">
          <input type="hidden" name="intent" value={codes ? 'end' : 'begin'} />
          <label htmlFor="password">{t('desk.sign-in.password')}</label>
          <input id="password" name="password" type="password" autoComplete="current-password" required />
          <button className={codes ? 'secondary' : 'primary'} type="submit">
            {t(codes ? 'desk.account.codes.end' : 'desk.account.codes.begin')}
          </button>
        </form>
      )}
    </section>
  );
}
