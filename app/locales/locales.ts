/** The languages of the public pages, in the order in which they are offered; a catalog a language stands beside. */
export const locales = ['en', 'fr'] as const;
export type Locale = (typeof locales)[number];

export const isLocale = (tag: string | undefined): tag is Locale =>
  (locales as readonly (string | undefined)[]).includes(tag);

const rightToLeft = new Set(['ar', 'he', 'fa', 'ur', 'yi']);

/** The direction in which a language is written. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (rightToLeft.has(locale.split('-')[0]!) ? 'rtl' : 'ltr');

/** The best of our languages for an Accept-Language header; English where none fits. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return { language: tag.split('-')[0]!.toLowerCase(), quality: quality ? Number(quality) : 1 };
    });
  wanted.sort((a, b) => b.quality - a.quality);
  return wanted.map(({ language }) => language).find(isLocale) ?? 'en';
}
