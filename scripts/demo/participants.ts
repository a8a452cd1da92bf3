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

/** For each language: how a demo participant is called in it, the words of the sign, and where it is spoken. */
const languages: { locale: string; name: string; sign: string; countries: string[]; message: string | null }[] = [
  {
    locale: 'en',
    name: 'Demo participant',
    sign: '#WeRemember',
    countries: ['US', 'GB', 'CA', 'AU', 'ZA', 'NZ', 'IE'],
    message: 'Never again.',
  },
  {
    locale: 'fr',
    name: 'Participant de démonstration',
    sign: '#NousNousSouvenons',
    countries: ['FR', 'BE', 'CH', 'LU', 'MA'],
    message: 'Plus jamais.',
  },
  { locale: 'he', name: 'משתתפת לדוגמה', sign: '#אנחנוזוכרים', countries: ['IL'], message: 'לזכור ולא לשכוח.' },
  { locale: 'pl', name: 'Przykładowa osoba', sign: '#Pamiętamy', countries: ['PL'], message: null },
  { locale: 'de', name: 'Demo-Teilnehmerin', sign: '#WirErinnern', countries: ['DE', 'AT'], message: 'Nie wieder.' },
  { locale: 'ru', name: 'Демонстрационный участник', sign: '#МыПомним', countries: ['KZ', 'UZ', 'KG'], message: null },
  { locale: 'uk', name: 'Демонстраційна учасниця', sign: '#МиПам’ятаємо', countries: ['UA'], message: null },
  { locale: 'ar', name: 'مشارك تجريبي', sign: '#نتذكر', countries: ['AE', 'BH', 'TN'], message: null },
  {
    locale: 'es',
    name: 'Participante de demostración',
    sign: '#Recordamos',
    countries: ['ES', 'AR', 'MX', 'UY', 'CL', 'CO'],
    message: 'Nunca más.',
  },
  { locale: 'pt', name: 'Participante de demonstração', sign: '#NósLembramos', countries: ['PT', 'BR'], message: null },
  { locale: 'it', name: 'Partecipante dimostrativa', sign: '#NoiRicordiamo', countries: ['IT'], message: null },
  { locale: 'el', name: 'Δοκιμαστική συμμετοχή', sign: '#Θυμόμαστε', countries: ['GR', 'CY'], message: null },
  { locale: 'hu', name: 'Minta résztvevő', sign: '#Emlékezünk', countries: ['HU'], message: null },
  { locale: 'ro', name: 'Participant demonstrativ', sign: '#NeAmintim', countries: ['RO', 'MD'], message: null },
  { locale: 'cs', name: 'Ukázková účastnice', sign: '#Pamatujeme', countries: ['CZ'], message: null },
  { locale: 'nl', name: 'Voorbeelddeelnemer', sign: '#WijHerinneren', countries: ['NL', 'SR'], message: null },
  { locale: 'sv', name: 'Exempeldeltagare', sign: '#ViMinns', countries: ['SE', 'FI'], message: null },
  { locale: 'lt', name: 'Pavyzdinis dalyvis', sign: '#MesPrisimename', countries: ['LT'], message: null },
];

const count = 60;

/** Sixty people who do not exist, each plainly named so in her own language. */
export const participants: readonly DemoParticipant[] = Array.from({ length: count }, (_, index) => {
  const { locale, name, sign, countries, message } = languages[index % languages.length]!;
  const round = Math.floor(index / languages.length);
  return {
    name: `${name} ${index + 1}`,
    country: countries[round % countries.length]!,
    locale,
    sign,
    message: round === 0 ? message : null,
    seed: 1000 + index * 7919,
  };
});
