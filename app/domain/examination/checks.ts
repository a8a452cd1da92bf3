import type { Check } from './check.ts';
import { likeness } from './likeness.ts';
import { pictureFormat } from './picture-format.ts';
import { pictureSize } from './picture-size.ts';
import { wordsCheck } from './words-check.ts';

/** Every check, in the order of their findings. */
export const checks: readonly Check[] = [pictureFormat, pictureSize, likeness, wordsCheck];
