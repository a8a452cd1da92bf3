import { useMessages } from '../page/messages.tsx';

/** Whether codes are asked of her, and how she sets that up or lets it go, where it is open to her. */
export function Factors({ codes, open }: { codes: boolean; open: boolean }) {
  const { t } = useMessages();
  return (
    <section aria-labelledby="factors">
      <h2 id="factors">{t('desk.account.factors')}</h2>
      <p>{t(codes ? 'desk.account.codes.on' : 'desk.account.codes.off')}</p>
      {open ? (
        <form method="post">
          <input type="hidden" name="intent" value={codes ? 'end' : 'begin'} />
          <label htmlFor="password">{t('desk.sign-in.password')}</label>
          <input id="password" name="password" type="password" autoComplete="current-password" required />
          <button className={codes ? 'secondary' : 'primary'} type="submit">
            {t(codes ? 'desk.account.codes.end' : 'desk.account.codes.begin')}
          </button>
        </form>
      ) : null}
    </section>
  );
}
