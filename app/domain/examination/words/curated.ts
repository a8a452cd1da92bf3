import { codes, conspiracy, glorification } from './curated/codes.ts';
import { denial, distortion } from './curated/denial.ts';
import { slurs } from './curated/slurs.ts';
import { threats } from './curated/threats.ts';
import type { Entry } from './lexicon.ts';

/**
 * The list that a campaign begins with: what the check needs to work. More belongs into the desk, where a list changes
 * without a release and is not public. How to add to this one: docs/words.md.
 */
export const curated: Entry[] = [
  ...denial,
  ...distortion,
  ...codes,
  ...glorification,
  ...threats,
  ...slurs,
  ...conspiracy,
];
