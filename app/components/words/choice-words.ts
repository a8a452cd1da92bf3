import type { Translate } from '#app/locales/translate.ts';
import type { LexiconEntry } from '#db/schema/lexicon.ts';

type Chosen = Pick<LexiconEntry, 'category' | 'severity' | 'match' | 'view'>;

/** What is chosen in an entry, in words; one that the catalogs don't know shows as it is kept. */
export function choiceWords<Name extends keyof Chosen>(t: Translate, name: Name, value: Chosen[Name]): string {
  const words: { [Each in keyof Chosen]: (value: Chosen[Each]) => string } = {
    category: (one) => t(`desk.words.${one}`),
    severity: (one) => t(`desk.lexicon.severity.${one}`),
    match: (one) => t(`desk.lexicon.match.${one}`),
    view: (one) => t(`desk.lexicon.view.${one}`),
  };
  return words[name](value);
}
