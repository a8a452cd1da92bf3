import type { ListedMacro } from '#app/domain/macros/list.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { Moment } from '../desk/moment.tsx';
import { useMessages } from '../page/messages.tsx';

/** What a prepared answer says, to the desk and to whoever gave what is rejected with it; and who last changed it. */
export function MacroFacts({ macro }: { macro: ListedMacro }) {
  const { t, locale: here } = useMessages();
  const language = new Intl.DisplayNames([here], { type: 'language' });
  return (
    <dl className="lexicon-facts">
      <div>
        <dt>{t('desk.macros.reason')}</dt>
        <dd>{t(`reason.${macro.reason}` as MessageKey)}</dd>
      </div>
      {macro.note ? (
        <div>
          <dt>{t('desk.macros.note')}</dt>
          <dd dir="auto">{macro.note}</dd>
        </div>
      ) : null}
      {Object.entries(macro.messages).map(([locale, words]) => (
        <div key={locale} className="macro-message">
          <dt>{t('desk.macros.message', { language: language.of(locale) ?? locale })}</dt>
          <dd dir="auto" lang={locale}>
            {words}
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('desk.lexicon.changed')}</dt>
        <dd>
          <bdi>{macro.changedByName}</bdi> · <Moment at={macro.changedAt.getTime()} date="medium" time="short" />
        </dd>
      </div>
    </dl>
  );
}
