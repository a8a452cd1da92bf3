import { createHash } from 'node:crypto';
import type { HoldId } from '#db/ids.ts';
import type { Submission } from '#db/schema/submission.ts';
import { seal, unseal } from '#app/platform/seal.ts';
import { readAll, store } from '#app/platform/store.ts';

/** Copies lie apart from all else, where nothing is served from and nothing else is erased. */
export const evidenceAddress = (hold: HoldId) => `evidence/${hold}`;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * Puts an encrypted copy of what was given into the store, and reads it back.
 * @returns the SHA-256 of what was encrypted
 * @throws {StoreMissing} when the original is not there (any more) @throws {StoreUnavailable}
 */
export async function keepCopy(hold: HoldId, item: Submission): Promise<string> {
  const given = await givenWith(item);
  await store.put(evidenceAddress(hold), seal(given, hold), 'application/octet-stream');
  const kept = sha256(await readCopy(hold));
  if (kept !== sha256(given)) throw new Error('what was read back is not what was kept');
  return kept;
}

/** What was given, decrypted. @throws {StoreMissing} @throws {Unreadable} */
export const readCopy = async (hold: HoldId): Promise<Buffer> => unseal(await readAll(evidenceAddress(hold)), hold);

/** A line of JSON with the words and what is known of the bytes, then the original's bytes as they came. */
async function givenWith(item: Submission): Promise<Buffer> {
  const { id, kind, receivedAt, country, locale, name, message, text, original, originalType, originalSha256 } = item;
  const words = { submission: id, kind, receivedAt, country, locale, name, message, text };
  const head = JSON.stringify({ ...words, type: originalType, sha256: originalSha256 });
  return Buffer.concat([Buffer.from(`${head}\n`), original ? await readAll(original) : Buffer.alloc(0)]);
}
