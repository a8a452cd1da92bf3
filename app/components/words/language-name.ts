/** A language in the words of another; its tag where there is no word for it. */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag; // no tag that ECMA-402 knows
  }
}
