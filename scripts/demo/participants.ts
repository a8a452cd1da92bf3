import { knownSigns } from '#app/domain/examination/signs/known-signs.ts';

/** Somebody who does not exist, and says so. */
export interface DemoParticipant {
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  locale: string;
  /** The words on the sign. */
  sign: string;
  message: string | null;
  seed: number;
}

/** For each language: how a demo participant is called in it, and where it is spoken. */
const languages: { locale: keyof typeof knownSigns; name: string; countries: string[]; message: string | null }[] = [
  {
    locale: 'en',
    name: 'Demo participant',
    countries: ['US', 'GB', 'CA', 'AU', 'ZA', 'NZ', 'IE'],
    message: 'Never again.',
  },
  {
    locale: 'fr',
    name: 'Participant de démonstration',
    countries: ['FR', 'BE', 'CH', 'LU', 'MA'],
    message: 'Plus jamais.',
  },
  { locale: 'he', name: 'משתתפת לדוגמה', countries: ['IL'], message: 'לזכור ולא לשכוח.' },
  { locale: 'pl', name: 'Przykładowa osoba', countries: ['PL'], message: null },
  { locale: 'de', name: 'Demo-Teilnehmerin', countries: ['DE', 'AT'], message: 'Nie wieder.' },
  { locale: 'ru', name: 'Демонстрационный участник', countries: ['KZ', 'UZ', 'KG'], message: null },
  { locale: 'uk', name: 'Демонстраційна учасниця', countries: ['UA'], message: null },
  { locale: 'ar', name: 'مشارك تجريبي', countries: ['AE', 'BH', 'TN'], message: null },
  {
    locale: 'es',
    name: 'Participante de demostración',
    countries: ['ES', 'AR', 'MX', 'UY', 'CL', 'CO'],
    message: 'Nunca más.',
  },
  { locale: 'pt', name: 'Participante de demonstração', countries: ['PT', 'BR'], message: null },
  { locale: 'it', name: 'Partecipante dimostrativa', countries: ['IT'], message: null },
  { locale: 'el', name: 'Δοκιμαστική συμμετοχή', countries: ['GR', 'CY'], message: null },
  { locale: 'hu', name: 'Minta résztvevő', countries: ['HU'], message: null },
  { locale: 'ro', name: 'Participant demonstrativ', countries: ['RO', 'MD'], message: null },
  { locale: 'cs', name: 'Ukázková účastnice', countries: ['CZ'], message: null },
  { locale: 'nl', name: 'Voorbeelddeelnemer', countries: ['NL', 'SR'], message: null },
  { locale: 'sv', name: 'Exempeldeltagare', countries: ['SE', 'FI'], message: null },
  { locale: 'lt', name: 'Pavyzdinis dalyvis', countries: ['LT'], message: null },
];

const count = 60;

/** Sixty people who do not exist, each plainly named so in her own language. */
export const participants: readonly DemoParticipant[] = Array.from({ length: count }, (_, index) => {
  const { locale, name, countries, message } = languages[index % languages.length]!;
  const round = Math.floor(index / languages.length);
  return {
    name: `${name} ${index + 1}`,
    country: countries[round % countries.length]!,
    locale,
    sign: knownSigns[locale],
    message: round === 0 ? message : null,
    seed: 1000 + index * 7919,
  };
});
