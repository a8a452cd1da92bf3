import { isLocale, type Locale } from '#app/locales/locales.ts';
import { catalogs } from '#app/locales/catalogs.ts';
import { translator } from '#app/locales/translate.ts';
import { problem } from './problem.ts';

/** The language in an address; an unknown one is an address that does not exist. */
export function localeParam(given: string | undefined): Locale {
  if (!isLocale(given)) throw problem(404, 'There is nothing at this address.');
  return given;
}

/** The words of a language, for what is said before a page is rendered (its title). */
export const wordsOf = (locale: Locale) => translator(locale, catalogs[locale]);
