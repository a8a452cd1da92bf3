import type { Facts } from '#app/domain/moderation/facts.ts';
import { countryName } from '#app/locales/countries.ts';

/** Whose it is, in one line: the name where there is one, and the country. */
export const whoOf = ({ name, country }: Pick<Facts, 'name' | 'country'>, locale: string): string =>
  [name && isolated(name), countryName(country, locale)].filter(Boolean).join(', ');

/** A name in its own direction of writing, whatever stands around it: Unicode's first strong isolate. */
const isolated = (name: string) => `\u2068${name}\u2069`;
