import type { Facts } from '#app/domain/moderation/facts.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { Problem } from '../form/field.tsx';
import { useMessages } from '../page/messages.tsx';

/** What she would decide, with the same reasons as at a first look. Nothing is chosen beforehand. */
export function SampleForm({
  item,
  reasons,
  unsaid,
}: {
  item: Pick<Facts, 'id' | 'digest'>;
  reasons: string[];
  /** Whether it was sent without a choice. */
  unsaid: boolean;
}) {
  const { t } = useMessages();
  const problem = unsaid ? t('desk.sample.choose') : undefined;
  const choice = (value: string, words: string) => (
    <label key={value} className="choice">
      <input type="radio" name="verdict" value={value} required />
      {words}
    </label>
  );
  return (
    <form method="post" action="/desk/sample" className="sample-form" key={item.id}>
      <input type="hidden" name="submission" value={item.id} />
      <input type="hidden" name="digest" value={item.digest} />
      <fieldset id="verdict" aria-describedby={problem && 'verdict-problem'}>
        <legend>{t('desk.sample.what-would-you')}</legend>
        <Problem name="verdict" problem={problem} />
        {choice('approve', t('desk.sample.approve'))}
        {reasons.map((reason) =>
          choice(reason, t('desk.sample.reject', { reason: t(`reason.${reason}` as MessageKey) })),
        )}
      </fieldset>
      <button type="submit" className="primary">
        {t('desk.sample.say')}
      </button>
    </form>
  );
}
