import type { Spareable } from '#db/schema/staff.ts';
import { useMessages } from '../page/messages.tsx';

/** What she asks to be spared, and whether a veil lies over what is held back. */
export function CareChoices({ spared, veil, choices }: { spared: Spareable[]; veil: boolean; choices: Spareable[] }) {
  const { t } = useMessages();
  return (
    <form method="post" aria-labelledby="care">
      <h2 id="care">{t('desk.account.care')}</h2>
      <p>{t('desk.account.care.what')}</p>
      <input type="hidden" name="intent" value="care" />
      {choices.map((one) => (
        <label key={one} className="choice">
          <input type="checkbox" name="spared" value={one} defaultChecked={spared.includes(one)} />
          {t(`reason.${one}`)}
        </label>
      ))}
      <p>{t('desk.account.veil.what')}</p>
      <label className="choice">
        <input type="checkbox" name="veil" value="yes" defaultChecked={veil} />
        {t('desk.account.veil')}
      </label>
      <button className="secondary" type="submit">
        {t('desk.account.save')}
      </button>
    </form>
  );
}
