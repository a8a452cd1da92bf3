import { folded } from '../words/letters.ts';

/** How the campaign's sign reads, by language (BCP 47). */
export const knownSigns = {
  en: '#WeRemember',
  fr: '#NousNousSouvenons',
  he: '#אנחנוזוכרים',
  pl: '#Pamiętamy',
  de: '#WirErinnern',
  ru: '#МыПомним',
  uk: '#МиПам’ятаємо',
  ar: '#نتذكر',
  es: '#Recordamos',
  pt: '#NósLembramos',
  it: '#NoiRicordiamo',
  el: '#Θυμόμαστε',
  hu: '#Emlékezünk',
  ro: '#NeAmintim',
  cs: '#Pamatujeme',
  nl: '#WijHerinneren',
  sv: '#ViMinns',
  lt: '#MesPrisimename',
} as const;

/** Letters alone, as the word check folds them. */
const letters = (text: string) =>
  [...text]
    .map(folded)
    .join('')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const signs = Object.entries(knownSigns).map(([language, sign]) => ({ language, sign, letters: letters(sign) }));

export interface KnownSign extends Record<string, unknown> {
  /** BCP 47. */
  language: string;
  sign: string;
}

/**
 * The campaign's sign in a line of words, if it is there. It helps a moderator to see and does no more: it is
 * never a bonus, and its absence no fault.
 */
export function knownSign(text: string): KnownSign | undefined {
  const read = letters(text);
  const found = signs.find((one) => read.includes(one.letters));
  return found && { language: found.language, sign: found.sign };
}
