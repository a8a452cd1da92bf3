import { Automaton } from './automaton.ts';
import { viewNames, viewsOf, type ViewName } from './views.ts';

/** What a word is looked for as: it sorts a moderator's view, and in testimonies a threat weighs more than the rest. */
export type Category =
  | 'denial'
  | 'distortion'
  | 'antisemitic-code'
  | 'conspiracy'
  | 'slur'
  | 'threat'
  | 'glorification';

/** How much attention a hit asks for. All three are advice to a person: none decides, and none is ever more than `hold`. */
export type Severity = 'info' | 'warn' | 'hold';

/**
 * What people look for, in plain forms: never regular expressions, so that no edit can make the check slow.
 */
export interface Entry {
  /** Stable, as findings name it: `denial.hoax`. */
  id: string;
  forms: string[];
  /** The view that forgives most among those in which the forms are looked for. `raw` alone minds the case. */
  view: ViewName;
  /** In which languages the forms are meant, `*` for any. For people: a text's language is not known for sure, so all are looked for. */
  languages: string[];
  category: Category;
  /** Never more than `warn` for forms without letters. */
  severity: Severity;
  /**
   * `word`: whole words (in Hebrew and Arabic with their prefixes); `start`: whatever the last word ends in; `inside`:
   * anywhere; `number`: not in a longer number, and what stands beside it is said.
   */
  match: 'word' | 'start' | 'inside' | 'number';
  /** Where it is described as hateful. */
  source: string;
  note: string;
  /** Whether someone who reads the language as her own has agreed. */
  reviewed: boolean;
  expiresAt: Date | null;
}

/** A form of an entry as one view shows it. */
export interface Pattern {
  entry: Entry;
  text: string;
  match: Entry['match'];
}

/** Entries made ready to be found. */
export interface Lexicon {
  patterns: Record<ViewName, Pattern[]>;
  automata: Record<ViewName, Automaton>;
}

/** Letters that a form needs at least to be looked for in a view in which little tells words apart. */
const fewestLetters: Partial<Record<ViewName, number>> = { leet: 4, joined: 4, squeezed: 4 };

/** A form that squeezing changes (as Heeb to the Dutch heb) is looked for squeezed from so many letters on. */
const fewestSqueezed = 6;

/**
 * Makes entries ready: their forms are seen as texts are, in each view up to their own. Without those that have expired.
 * Costs
 * some 50 ms for the curated hundred; to be kept until they change.
 */
export function compile(entries: Entry[], at: Date): Lexicon {
  const patterns: Lexicon['patterns'] = { raw: [], folded: [], lookalikes: [], leet: [], joined: [], squeezed: [] };
  for (const entry of entries) {
    if (entry.expiresAt && entry.expiresAt <= at) continue;
    for (const form of entry.forms) for (const [view, pattern] of patternsOf(entry, form)) patterns[view].push(pattern);
  }
  const automata = Object.fromEntries(
    viewNames.map((name) => [name, new Automaton(patterns[name].map(({ text }) => text))]),
  ) as Lexicon['automata'];
  return { patterns, automata };
}

/** Numbers are found as numbers: in a view in which digits are letters they would be words of no meaning. */
const isNumber = ({ match }: Entry, form: string) => match === 'number' || !/\p{L}/u.test(form);

const reach = (view: ViewName) => viewNames.indexOf(view);

/** The different ways in which a form shows in the views it is looked for in. */
function patternsOf(entry: Entry, form: string): [ViewName, Pattern][] {
  const number = isNumber(entry, form);
  const match = number ? 'number' : entry.match;
  if (entry.view === 'raw') return [['raw', { entry, text: form.trim(), match }]];
  const furthest = number ? Math.min(reach(entry.view), reach('lookalikes')) : reach(entry.view);
  return shapesOf(form)
    .filter(([view]) => reach(view) <= furthest)
    .map(([view, text]) => [view, { entry, text, match }]);
}

/** A form in each view but the raw one, where enough of it is left to be told from other words. */
function shapesOf(form: string): [ViewName, string][] {
  const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(form);
  const views = viewsOf(form).slice(1);
  const masked = views.findIndex(({ name }) => name === 'lookalikes');
  // Hebrew and Arabic words are not looked for as the few Latin letters that theirs look like (ו, ן and ا like l).
  const own = rightToLeft && masked >= 0 ? views.slice(0, masked) : views;
  const shapes = new Map<string, [ViewName, string]>();
  let joined = '';
  for (const { name, text: shown } of own) {
    const text = shown.trim();
    if (name === 'joined') joined = text;
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    const tooShort =
      letters < (fewestLetters[name] ?? 0) || (name === 'squeezed' && text !== joined && letters < fewestSqueezed);
    if (text === '' || tooShort) continue;
    shapes.set(`${name} ${text}`, [name, text]);
    // A text has this view only where it differs; a form that looks the same in both is looked for in both.
    if (name === 'folded' && !rightToLeft) shapes.set(`lookalikes ${text}`, ['lookalikes', text]);
  }
  return [...shapes.values()];
}
