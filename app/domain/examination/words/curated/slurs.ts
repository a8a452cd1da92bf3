import type { Entry } from '../lexicon.ts';
import { entry } from './entry.ts';

/** Words of abuse for Jews: as few as the check needs. */
export const slurs: Entry[] = [
  entry('slur.en', 'slur', 'hold', 'en', 'kikes | christ killers | christ-killer | jewish pigs', {
    source: 'AJC',
    note: '"Christ killers" by "deicide"; the other general knowledge',
  }),
  entry('slur.en-kike', 'slur', 'warn', 'en', 'kike', { note: 'In Spanish short for Enrique' }),
  entry('slur.en-yid', 'slur', 'info', 'en', 'yid | yids', {
    view: 'lookalikes',
    note: 'Also the Yiddish word for a Jew',
  }),
  entry('slur.satan', 'slur', 'warn', 'en', 'synagogue of satan | fake jews | not the real jews', {
    source: 'AJC',
    note: '"Satan", "not the real Jews"; the first also a verse of Revelation',
  }),
  entry(
    'slur.fr',
    'slur',
    'hold',
    'fr',
    'youpin | youpins | youpine | youtre | youtres | sale juif | sales juifs | sale juive | sales feujs',
  ),
  entry(
    'slur.de',
    'slur',
    'hold',
    'de',
    'saujude | saujuden | judenschwein | judenschweine | drecksjude | drecksjuden | scheißjude | scheißjuden | scheiß juden | judenpack | judenbrut',
    { match: 'start' },
  ),
  entry('slur.de-judensau', 'slur', 'warn', 'de', 'judensau', { match: 'start', note: 'Also medieval sculptures' }),
  entry(
    'slur.es',
    'slur',
    'hold',
    'es',
    'judío de mierda | judíos de mierda | perro judío | perros judíos | puto judío | putos judíos | cerdo judío',
  ),
  entry(
    'slur.it',
    'slur',
    'hold',
    'it',
    'ebreo di merda | ebrei di merda | sporco ebreo | sporchi ebrei | giudeo di merda',
  ),
  entry('slur.pl', 'slur', 'hold', 'pl', 'jebać żydów | parszywy żyd | parszywe żydy | żydzi won | brudny żyd'),
  entry(
    'slur.ru-zhid',
    'slur',
    'warn',
    'ru uk',
    'жид | жиды | жидов | жидам | жидами | жидах | жиду | жида | жидом | жидовка | жиди | жидів | жидівка',
    { view: 'lookalikes', note: 'In older Ukrainian also without ill will, as in testimonies' },
  ),
  entry('slur.ru', 'slur', 'hold', 'ru uk', 'жидяр | жидовск | жидівськ | пархат | жидобандер', { match: 'start' }),
  entry(
    'slur.ar',
    'slur',
    'hold',
    'ar',
    'أبناء القردة والخنازير | إخوان القردة والخنازير | احفاد القردة والخنازير | يهود قردة',
  ),
  entry(
    'slur.nl',
    'slur',
    'hold',
    'nl',
    'kankerjood | kankerjoden | rotjood | rotjoden | kutjood | kutjoden | vuile jood | vuile joden',
    { match: 'start' },
  ),
  entry(
    'slur.hu',
    'slur',
    'hold',
    'hu',
    'büdös zsidó | büdös zsidók | mocskos zsidó | mocskos zsidók | rohadt zsidó | rohadt zsidók',
    { match: 'start' },
  ),
  entry('slur.tr', 'slur', 'hold', 'tr', 'pis yahudi | yahudi köpeği | yahudi köpekleri | çıfıt', { match: 'start' }),
  entry('slur.pt', 'slur', 'hold', 'pt', 'judeu de merda | judeus de merda | judeu sujo | judeus sujos | porco judeu'),
  entry('slur.ro', 'slur', 'hold', 'ro', 'jidan | jidani | jidanul | jidanii | jidanilor'),
  entry('slur.cs', 'slur', 'hold', 'cs', 'smradlavý žid | smradlaví židi | zasraný žid | zasraní židi'),
  entry('slur.el', 'slur', 'hold', 'el', 'βρωμοεβραί | παλιοεβραί', { match: 'start' }),
];
