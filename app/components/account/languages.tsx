import { useMessages } from '../page/messages.tsx';

/** The languages that she reads: what is given in them comes to her before the rest. */
export function Languages({ chosen, choices }: { chosen: string[]; choices: string[] }) {
  const { t, locale } = useMessages();
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  return (
    <form method="post" aria-labelledby="languages">
      <h2 id="languages">{t('desk.account.languages')}</h2>
      <p>{t('desk.account.languages.what')}</p>
      <input type="hidden" name="intent" value="languages" />
      {choices.map((one) => (
        <label key={one} className="choice">
          <input type="checkbox" name="language" value={one} defaultChecked={chosen.includes(one)} />
          {names.of(one)}
        </label>
      ))}
      <button className="secondary" type="submit">
        {t('desk.account.save')}
      </button>
    </form>
  );
}
