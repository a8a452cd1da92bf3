import { mostForms, type LexiconFields } from '#db/schema/lexicon.ts';
import { viewsOf } from './views.ts';

/** How long a form may be, in UTF-16 units: a slogan, not a speech. */
const longestForm = 80;

const longestSource = 200;
const longestNote = 1_000;
const mostLanguages = 30;

/** A language's tag, such as `fr` or `zh-Hant`, or `*` for any. */
const tag = /^(\*|[a-z]{2,3}(-[a-z0-9]{2,8})?)$/i;

/** What is wrong with a field of an entry: a stable word for it, and where it is one of several in a field, which. */
export interface EntryFault {
  field: 'forms' | 'languages' | 'source' | 'note';
  fault: string;
  about?: string | undefined;
}

/** What people may get wrong in an entry, each field's faults in their order. Nothing is wrong when it is empty. */
export const faultsOf = ({ forms, languages, source, note }: EntryWords): EntryFault[] => [
  ...faultsOfForms(forms),
  ...(languages.length === 0 ? [{ field: 'languages', fault: 'required' } as const] : []),
  ...(languages.length > mostLanguages ? [{ field: 'languages', fault: 'too-many' } as const] : []),
  ...languages
    .filter((language) => !tag.test(language))
    .slice(0, 1)
    .map((about) => ({ field: 'languages', fault: 'unknown', about }) as const),
  ...(source === '' ? [{ field: 'source', fault: 'required' } as const] : []),
  ...(source.length > longestSource ? [{ field: 'source', fault: 'too-long' } as const] : []),
  ...(note.length > longestNote ? [{ field: 'note', fault: 'too-long' } as const] : []),
];

/** Of an entry, what is typed and not chosen. */
export type EntryWords = Pick<LexiconFields, 'forms' | 'languages' | 'source' | 'note'>;

function faultsOfForms(forms: string[]): EntryFault[] {
  const field = 'forms';
  if (forms.length === 0) return [{ field, fault: 'required' }];
  if (forms.length > mostForms) return [{ field, fault: 'too-many' }];
  for (const about of forms) {
    const fault = faultOf(about);
    if (fault) return [{ field, fault, about: about.slice(0, longestForm) }];
  }
  const twice = forms.find((form, at) => forms.indexOf(form) !== at);
  return twice === undefined ? [] : [{ field, fault: 'twice', about: twice }];
}

function faultOf(form: string): string | undefined {
  if (form.length > longestForm) return 'too-long';
  const left = viewsOf(form)
    .find(({ name }) => name === 'folded')!
    .text.replace(/[\s\p{P}]/gu, '');
  if (left === '') return 'nothing-left';
  // A picture may be a code by itself; a letter or a digit is in every text.
  return [...left].length === 1 && !/\p{Extended_Pictographic}/u.test(left) ? 'single' : undefined;
}
