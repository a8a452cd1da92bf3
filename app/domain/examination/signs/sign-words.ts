import type { Point } from '#app/platform/images-tilted.ts';
import type { Found } from '../check.ts';
import { findWords, weight, type WordHit } from '../words/find.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { knownSign } from './known-signs.ts';
import type { PictureLine } from './read-picture.ts';
import { settle, wordsOf } from './settle.ts';

/**
 * What findings on the words in a picture are called. It is no check of the examination: that one waits for nobody,
 * and to read takes seconds (docs/signs.md).
 */
export const signWords = { name: 'picture.words', version: 1 } as const;

/** So many hits are told of one picture, the gravest first. */
const mostHits = 20;

/** Below this confidence of any of its words a hit is a guess at what was read, and holds nothing back. */
const clearly = 75;

/** A word of what was read: where in the text, and where in the picture. */
interface Placed {
  start: number;
  end: number;
  confidence: number;
  corners: Point[];
}

/** What a person should see of the words in a picture: the text that was read, the sign if it is there, and hits. */
export function signFindings(
  lines: PictureLine[],
  { lexicon, version }: { lexicon: Lexicon; version: number },
): Found[] {
  const settled = settle(lines, (text) => findWords(text, lexicon, { kind: 'picture' }).some(isGrave));
  const { text, words } = textOf(settled);
  const read: Found[] = text ? [{ severity: 'info', score: 0, evidence: { text, words } }] : [];
  return [...read, ...signIn(lines), ...hitsIn(text, words, lexicon, version)];
}

const isGrave = ({ severity }: WordHit) => severity !== 'info';

/** A line of text for each line of the picture. */
function textOf(lines: PictureLine[]): { text: string; words: Placed[] } {
  const words: Placed[] = [];
  let text = '';
  for (const line of lines) {
    if (text) text += '\n';
    for (const [index, word] of line.entries()) {
      if (index > 0) text += ' ';
      words.push({
        start: text.length,
        end: text.length + word.text.length,
        confidence: word.confidence,
        corners: word.corners,
      });
      text += word.text;
    }
  }
  return { text, words };
}

/** Looked for in every reading: letters that spell it by chance are too many for chance. */
function signIn(lines: PictureLine[]): Found[] {
  const sign = lines.map((line) => knownSign(wordsOf(line))).find(Boolean);
  return sign ? [{ severity: 'info', score: 0, evidence: sign }] : [];
}

function hitsIn(text: string, words: Placed[], lexicon: Lexicon, version: number): Found[] {
  return findWords(text, lexicon, { kind: 'picture' })
    .map(({ text: _, severity: asked, ...hit }): Found => {
      const touched = words.filter(({ start, end }) => start < hit.end && hit.start < end);
      const confidence = Math.min(...touched.map((word) => word.confidence));
      const severity = asked === 'hold' && confidence < clearly ? 'warn' : asked;
      const places = touched.map(({ corners }) => corners);
      return {
        severity,
        score: weight[severity],
        evidence: { field: 'picture', ...hit, confidence, places, lexicon: version },
      };
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostHits);
}
