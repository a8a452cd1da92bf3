import { folded } from './letters.ts';

/** What a number near such words usually is in this campaign. Evidence for the person who judges, never a clearance. */
export type Beside = 'age' | 'place' | 'transport' | 'prisoner-number' | 'date';

/** Words, or how they begin, in the campaign's languages. Numbers may be prisoners', so words for tattoos are here too. */
const words: Record<Beside, string> = {
  age:
    'year years yrs aged age old birthday ans an age anniversaire jahr jahre jahren alt años anos anni anno compleanno lat rok roku ' +
    'лет год года летний років рік שנה שנים בן בת גיל سنه سنوات عام عاما سنة jaar jaren oud éves év évesen yaş yaşında yıl idade ani ani let χρονών ετών',
  place:
    'block blocks barrack barracks bloc baraque baraques baracke baracken barak barakk baraka baraki bloque barracón barracon blocco baracca blok ' +
    'bloku блок блоке барак бараке בלוק צריף بلوك ثكنه barakken bloco barracão room cell house street zimmer rue straße street ulica ulicy μπλοκ',
  transport:
    'convoy convoys transport transports convoi convois konvoi convoglio convoy trasporto train wagon zug tren treno pociąg transportu конвой эшелон транспорт ' +
    'ешелон משלוח רכבת قافله قطار trein vonat tren comboio vagon wagons συρμός',
  'prisoner-number':
    'number numbers no nr num tattoo tattooed tattooé numéro numero matricule tatoué tatouage nummer häftling häftlingsnummer tätowiert número tatuado tatuaje ' +
    "tatuaggio matricola numer więzień wytatuowany номер узник заключенный татуировка в'язень מספר אסיר קעקוע رقم سجين وشم nummer gevangene szám tetoválás numara mahkum αριθμός арм arm bras arm brazo braccio ramię рука руке זרוע",
  date:
    'in since until year january february march april may june july august september october november december janvier février mars avril juin juillet août ' +
    'januar februar märz mai juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto gennaio febbraio aprile maggio stycznia lutego marca ' +
    'января февраля марта апреля мая июня июля січня лютого ינואר فبراير يناير januari februari maart ocak janeiro fevereiro',
};
const meaning = new Map<string, Set<Beside>>();
for (const [beside, list] of Object.entries(words) as [Beside, string][])
  for (const word of list.split(' ')) {
    const key = [...word].map(folded).join('');
    meaning.set(key, (meaning.get(key) ?? new Set<Beside>()).add(beside));
  }

/** How far from the number a word may stand, in letters and in words. */
const reach = 40;
const wordsEachSide = 3;

/** What stands near a number in the `folded` view, by the words before and behind it and by a letter like that of "A-1488". */
export function besideNumber(text: string, start: number, end: number): Beside[] {
  const before = text.slice(Math.max(0, start - reach), start);
  const behind = text.slice(end, end + reach);
  const near = [
    ...before
      .split(/[^\p{L}]+/u)
      .filter(Boolean)
      .slice(-wordsEachSide),
    ...behind
      .split(/[^\p{L}]+/u)
      .filter(Boolean)
      .slice(0, wordsEachSide),
  ];
  const found = new Set(near.flatMap((word) => [...(meaning.get(word) ?? [])]));
  if (/(?:^|[^\p{L}])[ab][ -]?$/u.test(before) || /(?:n°|№|#|no\.|nr\.) ?$/u.test(before)) found.add('prisoner-number');
  return [...found].sort();
}
