import type { Category, Entry, Severity } from '../lexicon.ts';

/** Put together for this list from general knowledge. */
const own = 'campaign';

interface Extra {
  match?: Entry['match'];
  view?: Entry['view'];
  source?: string;
  note?: string;
}

/**
 * An entry of the list, its languages parted by spaces, its forms by bars. No entry has been read by native readers yet.
 * Sources: ADL is Hate on Display (Anti-Defamation League), AJC is Translate Hate (American Jewish Committee, 2019 to
 * 2023), IHRA the working definitions of antisemitism (2016) and of Holocaust denial and distortion (2013): these name
 * what is meant; the forms in other languages than English are ours.
 */
export const entry = (
  id: string,
  category: Category,
  severity: Severity,
  languages: string,
  forms: string,
  { match = 'word', view = 'squeezed', source = own, note = '' }: Extra = {},
): Entry => ({
  id,
  forms: forms.split('|').map((form) => form.trim()),
  view,
  languages: languages.split(' '),
  category,
  severity,
  match,
  source,
  note,
  reviewed: false,
  expiresAt: null,
});
