import type { Entry } from '../lexicon.ts';
import { entry } from './entry.ts';

/** Signs by which those who hate know each other. Numbers among them are hints only. */
export const codes: Entry[] = [
  entry('code.1488', 'antisemitic-code', 'warn', '*', '1488 | 14/88 | 14-88 | 14 88 | 8814 | 88/14 | 88-14', {
    match: 'number',
    view: 'lookalikes',
    source: 'ADL',
    note: "Also prisoners' numbers",
  }),
  entry('code.88', 'antisemitic-code', 'info', '*', '88', {
    match: 'number',
    view: 'lookalikes',
    source: 'ADL',
    note: 'Also ages, convoys, barracks, years',
  }),
  entry(
    'code.14-words',
    'antisemitic-code',
    'warn',
    '*',
    '14 words | fourteen words | 14 wörter | 14 mots | 14 palabras | 14 слов | 14 parole',
    { view: 'lookalikes', source: 'ADL' },
  ),
  entry('code.14-words-slogan', 'antisemitic-code', 'hold', 'en', 'secure the existence of our people', {
    source: 'ADL',
  }),
  entry('code.6mwe', 'antisemitic-code', 'hold', '*', '6mwe | 6 mwe | 6 m w e | 6.m.w.e', {
    view: 'lookalikes',
    source: 'ADL',
  }),
  entry('code.zog', 'antisemitic-code', 'warn', '*', 'ZOG | Z.O.G | Z O G', {
    view: 'raw',
    source: 'AJC',
    note: 'Minds the case: German "zog" is "pulled"',
  }),
  entry(
    'code.zog-words',
    'antisemitic-code',
    'hold',
    'en',
    'zionist occupied government | zionist occupation government | zionist occupational government',
    { source: 'AJC' },
  ),
  entry(
    'code.109',
    'antisemitic-code',
    'warn',
    '*',
    '109/110 | 109 110 | 109 countries | expelled from 109 | 109 pays | 109 länder | 109 países',
    { view: 'lookalikes', source: 'ADL' },
  ),
  entry('code.goyim-know', 'antisemitic-code', 'hold', '*', 'goyim know | goy knows | goyim knows', { source: 'ADL' }),
  entry('code.rahowa', 'antisemitic-code', 'hold', '*', 'rahowa | gtkrwn | racial holy war', { source: 'ADL' }),
  entry('code.replace-us', 'antisemitic-code', 'hold', 'en', 'jews will not replace us | you will not replace us', {
    source: 'ADL',
  }),
  entry('code.white-power', 'antisemitic-code', 'warn', 'en', 'white power | day of the rope', { source: 'ADL' }),
  entry('code.acronyms', 'antisemitic-code', 'warn', 'en', 'WPWW | TJD | JWNRU', {
    view: 'raw',
    source: 'ADL',
    note: 'Mind the case',
  }),
  entry(
    'code.blood-and-honour',
    'antisemitic-code',
    'warn',
    'en de',
    'blood and honour | blood & honour | blood and honor | blut und ehre | combat 18',
    { source: 'ADL' },
  ),
  entry('code.dragons', 'antisemitic-code', 'warn', 'fr', 'dragon céleste | dragons célestes', {
    note: 'A figure of a comic; used for Jews since about 2022',
  }),
  entry('code.quenelle', 'antisemitic-code', 'info', 'fr', 'quenelle | quenelles', { note: 'Also a dish' }),
];

/** Praise of the murderers. */
export const glorification: Entry[] = [
  entry(
    'glorification.heil',
    'glorification',
    'hold',
    '*',
    'heil hitler | hail hitler | sieg heil | zieg heil | viva hitler | vive hitler | хайль гитлер | зиг хайль | зіг хайль | хайль гітлер | הייל היטלר | هايل هتلر | χάιλ χίτλερ',
    { source: 'ADL', note: 'Quoted in memories' },
  ),
  entry(
    'glorification.hitler-was-right',
    'glorification',
    'hold',
    '*',
    'hitler was right | hitler did nothing wrong | hitler avait raison | hitler hatte recht | hitler tenía razón | hitler aveva ragione | hitler miał rację | гитлер был прав | гітлер мав рацію | היטלר צדק | هتلر كان على حق | hitler had gelijk | hitlernek igaza volt | hitler haklıydı | hitler tinha razão | hitler avea dreptate | hitler měl pravdu | χίτλερ είχε δίκιο',
  ),
  entry(
    'glorification.ss-motto',
    'glorification',
    'hold',
    '*',
    'meine ehre heißt treue | my honor is loyalty | my honour is loyalty',
    { source: 'ADL' },
  ),
  entry('glorification.gate', 'glorification', 'info', '*', 'arbeit macht frei', {
    source: 'ADL',
    note: 'The words above the gate: also history',
  }),
];

/** Tales of Jewish power. */
export const conspiracy: Entry[] = [
  entry(
    'conspiracy.en',
    'conspiracy',
    'warn',
    'en',
    'jews control | jews run the world | jews rule the world | jews own the media | jews did 9/11 | jewish conspiracy | jewish world order | jewish cabal | khazarian mafia | great replacement | kosher tax | jewish lobby | dancing israelis | international jewry',
    { source: 'AJC' },
  ),
  entry(
    'conspiracy.names',
    'conspiracy',
    'info',
    '*',
    'globalist | globalists | rothschilds | dual loyalty | puppet masters | protocols of the elders of zion | protocoles des sages de sion | protokolle der weisen von zion | протоколы сионских мудрецов | بروتوكولات حكماء صهيون',
    { source: 'AJC', note: 'Also history, and surnames' },
  ),
  entry(
    'conspiracy.fr',
    'conspiracy',
    'warn',
    'fr',
    'complot juif | lobby juif | juifs contrôlent | juifs dirigent | complot judéo-maçonnique | grand remplacement',
    { source: 'AJC' },
  ),
  entry(
    'conspiracy.de',
    'conspiracy',
    'warn',
    'de',
    'weltjudentum | finanzjudentum | judenpresse | jüdische weltverschwörung | juden beherrschen | juden kontrollieren',
    { match: 'start', source: 'AJC' },
  ),
  entry(
    'conspiracy.es',
    'conspiracy',
    'warn',
    'es',
    'complot judío | conspiración judía | judíos controlan | judíos dominan | sinarquía judía',
    { source: 'AJC' },
  ),
  entry(
    'conspiracy.it',
    'conspiracy',
    'warn',
    'it',
    'complotto giudaico | complotto ebraico | giudaico-massonico | ebrei controllano | ebrei comandano',
    { source: 'AJC' },
  ),
  entry('conspiracy.pl', 'conspiracy', 'warn', 'pl', 'żydokomuna | żydokomuny | żydzi rządzą | żydowski spisek', {
    source: 'AJC',
  }),
  entry(
    'conspiracy.ru',
    'conspiracy',
    'warn',
    'ru uk',
    'жидомасон | еврейский заговор | евреи правят | мировое еврейство | жидобольшев | жидокомун',
    { match: 'start', source: 'AJC' },
  ),
  entry('conspiracy.uk', 'conspiracy', 'warn', 'uk', 'єврейська змова | євреї керують', { source: 'AJC' }),
  entry('conspiracy.he', 'conspiracy', 'info', 'he', 'היהודים שולטים | קונספירציה יהודית', { source: 'AJC' }),
  entry('conspiracy.ar', 'conspiracy', 'warn', 'ar', 'اليهود يسيطرون | مؤامرة يهودية | المؤامرة اليهودية', {
    source: 'AJC',
  }),
  entry('conspiracy.nl', 'conspiracy', 'warn', 'nl', 'joodse lobby | joods complot | joden beheersen', {
    source: 'AJC',
  }),
  entry('conspiracy.hu', 'conspiracy', 'warn', 'hu', 'zsidó összeesküvés | zsidó világuralom | zsidók irányítják', {
    source: 'AJC',
  }),
  entry('conspiracy.tr', 'conspiracy', 'warn', 'tr', 'yahudi komplosu | yahudiler yönetiyor | yahudi lobisi', {
    source: 'AJC',
  }),
  entry(
    'conspiracy.pt',
    'conspiracy',
    'warn',
    'pt',
    'complô judeu | conspiração judaica | judeus controlam | judeus dominam',
    { source: 'AJC' },
  ),
  entry('conspiracy.ro', 'conspiracy', 'warn', 'ro', 'evreii controlează | conspirația evreiască', { source: 'AJC' }),
  entry('conspiracy.cs', 'conspiracy', 'warn', 'cs', 'židovské spiknutí | židé ovládají', { source: 'AJC' }),
  entry('conspiracy.el', 'conspiracy', 'warn', 'el', 'εβραϊκή συνωμοσία | οι εβραίοι ελέγχουν', { source: 'AJC' }),
];
