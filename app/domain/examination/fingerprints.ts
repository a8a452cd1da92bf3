import type { StoredFingerprint } from '#db/schema/fingerprint.ts';
import type { Picture } from '#app/platform/images.ts';
import { withoutBorder } from './border.ts';
import { fingerprint } from './pdq.ts';

/** Four bits for each hexadecimal digit, as PostgreSQL writes them. */
const bitsOf = (hash: string) =>
  BigInt(`0x${hash}`)
    .toString(2)
    .padStart(hash.length * 4, '0');

/** 64 hexadecimal digits for 256 bits. */
export const hexOf = (bits: string) =>
  BigInt(`0b${bits}`)
    .toString(16)
    .padStart(bits.length / 4, '0');

/** What a picture looks like, whole and, where it has a border of one colour, without it. */
export function fingerprintsOf({ pixels }: Picture): Omit<StoredFingerprint, 'submission'>[] {
  const inner = withoutBorder(pixels);
  const parts = [{ part: 'whole' as const, pixels }, ...(inner ? [{ part: 'trimmed' as const, pixels: inner }] : [])];
  return parts.map(({ part, pixels: seen }) => {
    const { hash, quality } = fingerprint(seen);
    return { part, pdq: bitsOf(hash), quality };
  });
}
