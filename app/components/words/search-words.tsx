import type { LexiconFilter } from '#app/domain/examination/words/list-lexicon.ts';
import type { LexiconEntry } from '#db/schema/lexicon.ts';
import { useMessages } from '../page/messages.tsx';
import { languageName } from './language-name.ts';

/** Which entries are to be listed. */
export function SearchWords({
  asked,
  languages,
  categories,
}: {
  asked: LexiconFilter;
  languages: string[];
  categories: readonly LexiconEntry['category'][];
}) {
  const { t, locale } = useMessages();
  return (
    <form className="lexicon-search" role="search">
      <div>
        <label htmlFor="text">{t('desk.lexicon.search.text')}</label>
        <input id="text" name="text" type="search" maxLength={80} dir="auto" defaultValue={asked.text ?? ''} />
      </div>
      <div>
        <label htmlFor="category">{t('desk.lexicon.field.category')}</label>
        <select id="category" name="category" defaultValue={asked.category ?? ''}>
          <option value="">{t('desk.lexicon.any')}</option>
          {categories.map((one) => (
            <option key={one} value={one}>
              {t(`desk.words.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="language">{t('desk.lexicon.search.language')}</label>
        <select id="language" name="language" defaultValue={asked.language ?? ''}>
          <option value="">{t('desk.lexicon.any')}</option>
          {languages.map((one) => (
            <option key={one} value={one}>
              {one === '*' ? t('desk.lexicon.every-language') : languageName(one, locale)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">{t('desk.lexicon.search.button')}</button>
    </form>
  );
}
