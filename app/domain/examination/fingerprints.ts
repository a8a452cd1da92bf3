import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { StoredFingerprint } from '#db/schema/fingerprint.ts';
import type { Picture } from '#app/platform/images.ts';
import { withoutBorder } from './border.ts';
import { fingerprint } from './pdq.ts';

/** What one look at a picture leaves. */
export type Fingerprinted = Omit<StoredFingerprint, 'submission' | 'crops'>;

/** Below this a hash says nothing: the reference's own rule. */
export const leastQuality = 50;

/** Four bits for each hexadecimal digit, as PostgreSQL writes them. */
export const bitsOf = (hash: string) =>
  BigInt(`0x${hash}`)
    .toString(2)
    .padStart(hash.length * 4, '0');

/** 64 hexadecimal digits for 256 bits. */
export const hexOf = (bits: string) =>
  BigInt(`0b${bits}`)
    .toString(16)
    .padStart(bits.length / 4, '0');

/** 32 bytes for 256 bits. */
export const bytesOf = (bits: string): Uint8Array => Buffer.from(hexOf(bits), 'hex');

/** A column of bits as its bytes, a tenth of what their digits weigh; `bit_send` puts their number before them. */
export const octets = (bits: PgColumn): SQL<Buffer> => sql<Buffer>`substring(bit_send(${bits}) from 5)`;

/** What a picture looks like, whole and, where it has a border of one colour, without it. */
export function fingerprintsOf({ pixels }: Pick<Picture, 'pixels'>): Fingerprinted[] {
  const inner = withoutBorder(pixels);
  const parts = [{ part: 'whole' as const, pixels }, ...(inner ? [{ part: 'trimmed' as const, pixels: inner }] : [])];
  return parts.map(({ part, pixels: seen }) => {
    const { hash, quality } = fingerprint(seen);
    return { part, pdq: bitsOf(hash), quality };
  });
}
