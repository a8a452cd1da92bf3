import { useMessages } from '../page/messages.tsx';

/** The first step to a passkey: what she will know it by, and her password, so that nobody adds one at an open desk. */
export function NamePasskey({ name, longest, wrong }: { name: string; longest: number; wrong: string | undefined }) {
  const { t } = useMessages();
  const tied = (field: string) => (wrong === field ? { 'aria-invalid': true, 'aria-describedby': 'wrong' } : {});
  return (
    <form method="post">
      <label htmlFor="name">{t('desk.account.passkeys.name')}</label>
      <input id="name" name="name" required maxLength={longest} defaultValue={name} {...tied('name')} />
      <label htmlFor="password">{t('desk.sign-in.password')}</label>
      <input
        id="password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        {...tied('password')}
      />
      <noscript>
        <p className="field-problem">{t('desk.passkey.scripts')}</p>
      </noscript>
      <button className="primary" type="submit">
        {t('desk.account.passkeys.next')}
      </button>
    </form>
  );
}
