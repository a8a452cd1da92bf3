import type { Submission } from '#db/schema/submission.ts';
import type { Check, Found, Severity } from './check.ts';
import { curated } from './words/curated.ts';
import { findWords, type TextKind, type WordHit } from './words/find.ts';
import { compile } from './words/lexicon.ts';

/** So many hits are told of one submission, the gravest first; with more of them a person reads it all anyway. */
const mostHits = 40;

/** A hit's score, which sorts within a severity; from 0 to 1. */
const weight: Record<WordHit['severity'], number> = { info: 0.1, warn: 0.5, hold: 0.9 };

const lexicon = compile(curated, new Date());

/** Which of a submission's words are looked at, and as what. */
const fields: [field: 'name' | 'message' | 'text', kind: TextKind][] = [
  ['name', 'name'],
  ['message', 'message'],
  ['text', 'testimony'],
];

/** What she calls herself and what she writes (docs/words.md). */
export const wordsCheck: Check = {
  name: 'words',
  version: 1,
  severities: {
    info: 'a word that a moderator may want to see, such as a number with a second meaning',
    warn: 'a code, a slur or an address that seldom belongs here',
    hold: 'denial, a threat or a slogan: to be looked at first',
  },
  look({ item }) {
    return fields
      .flatMap(([field, kind]) => hitsIn(item, field, kind))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, mostHits);
  },
};

function hitsIn(item: Submission, field: (typeof fields)[number][0], kind: TextKind): Found[] {
  const words = item[field];
  if (!words) return [];
  return findWords(words, lexicon, { kind }).map(({ severity, text: _, ...hit }) => ({
    severity: severity satisfies Severity,
    score: weight[severity],
    evidence: { field, ...hit },
  }));
}
