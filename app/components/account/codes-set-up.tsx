import { useMessages } from '../page/messages.tsx';

/** The secret for her authenticator and the recovery codes, shown once; ends with the first code that is right. */
export function CodesSetUp({
  enrolment,
}: {
  enrolment: { uri: string; secret: string; recoveryCodes: string[] } | undefined;
}) {
  const { t } = useMessages();
  return (
    <section aria-labelledby="set-up">
      <h2 id="set-up">{t('desk.account.codes.begin')}</h2>
      {enrolment ? (
        <>
          <p>{t('desk.account.codes.secret')}</p>
          <p>
            <code className="secret">{enrolment.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
          <p>
            <a href={enrolment.uri}>{t('desk.account.codes.open')}</a>
          </p>
          <h3>{t('desk.account.recovery')}</h3>
          <p>{t('desk.account.recovery.what')}</p>
          <ul className="recovery">
            {enrolment.recoveryCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <form method="post">
        <input type="hidden" name="intent" value="confirm" />
        <label htmlFor="code">{t('desk.code.field')}</label>
        <input id="code" name="code" inputMode="numeric" autoComplete="one-time-code" required />
        <button className="primary" type="submit">
          {t('desk.account.codes.confirm')}
        </button>
      </form>
    </section>
  );
}
