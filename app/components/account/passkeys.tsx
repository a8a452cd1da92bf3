import { Moment } from '../desk/moment.tsx';
import { useMessages } from '../page/messages.tsx';

/** Her passkeys, each with a way to let it go, and the way to one more. */
export function Passkeys({
  passkeys,
  strong,
  full,
}: {
  passkeys: { id: string; name: string; at: number }[];
  strong: boolean;
  full: boolean;
}) {
  const { t } = useMessages();
  const [before, after] = t('desk.account.passkeys.added', { time: '|' }).split('|');
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{t('desk.account.passkeys')}</h2>
      <p>{t('desk.account.passkeys.what')}</p>
      {passkeys.length > 0 && strong ? <p>{t('desk.account.passkeys.removing')}</p> : null}
      <ul className="passkeys">
        {passkeys.map(({ id, name, at }) => (
          <li key={id}>
            <p>
              <strong>{name}</strong> {before}
              <Moment at={at} date="medium" time="short" />
              {after}
            </p>
            {strong ? (
              <form method="post">
                <input type="hidden" name="intent" value="remove-passkey" />
                <input type="hidden" name="passkey" value={id} />
                <button className="secondary" type="submit">
                  {t('desk.account.passkeys.remove', { name })}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      <More any={passkeys.length > 0} strong={strong} full={full} />
    </section>
  );
}

function More({ any, strong, full }: { any: boolean; strong: boolean; full: boolean }) {
  const { t } = useMessages();
  if (any && !strong) return <a href="/desk/sign-in/passkey">{t('desk.sign-in.passkey')}</a>;
  if (full) return <p>{t('desk.account.wrong.full')}</p>;
  return <a href="/desk/account/passkey">{t('desk.account.passkeys.add')}</a>;
}
