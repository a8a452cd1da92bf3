import { createHash } from 'node:crypto';

/** What the same words have in common however they are written; null where nothing is said. */
export function wordsDigest(...words: (string | null)[]): string | null {
  const bare = words
    .join(' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return bare ? createHash('sha256').update(bare).digest('hex') : null;
}
