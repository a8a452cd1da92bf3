import type { Check, Found, Severity } from './check.ts';
import { findWords, weight, type TextKind } from './words/find.ts';
import { lexiconNow } from './words/kept-lexicon.ts';

/** So many hits are told of one submission, the gravest first; with more of them a person reads it all anyway. */
const mostHits = 40;

/** Which of a submission's words are looked at, and as what. */
const fields: [field: 'name' | 'message' | 'text', kind: TextKind][] = [
  ['name', 'name'],
  ['message', 'message'],
  ['text', 'testimony'],
];

/** What she calls herself and what she writes (docs/words.md). */
export const wordsCheck: Check = {
  name: 'words',
  version: 2,
  basis: async () => (await lexiconNow()).version,
  severities: {
    info: 'a word that a moderator may want to see, such as a number with a second meaning',
    warn: 'a code, a slur or an address that seldom belongs here',
    hold: 'denial, a threat or a slogan: to be looked at first',
  },
  async look({ item }) {
    const each = await Promise.all(fields.map(([field, kind]) => foundIn(item[field], field, kind)));
    return gravest(each.flat());
  },
};

/** What the check would find in a text, for somebody who tries it. */
export const tryWords = async (text: string, kind: TextKind): Promise<Found[]> =>
  gravest(await foundIn(text, 'text', kind));

async function foundIn(words: string | null, field: string, kind: TextKind): Promise<Found[]> {
  if (!words) return [];
  const { lexicon, version } = await lexiconNow();
  return findWords(words, lexicon, { kind }).map(({ severity, text: _, ...hit }) => ({
    severity: severity satisfies Severity,
    score: weight[severity],
    evidence: { field, ...hit, lexicon: version },
  }));
}

const gravest = (found: Found[]) => found.toSorted((a, b) => b.score - a.score).slice(0, mostHits);
