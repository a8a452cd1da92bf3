import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { config } from './config.ts';

/** What lies encrypted begins with this, so that another form can come after it. */
const version = Buffer.from('ZK1');
/** As AES-GCM has them (NIST SP 800-38D), in bytes. */
const nonceBytes = 12;
const tagBytes = 16;

const key = config.EVIDENCE_KEY ? Buffer.from(config.EVIDENCE_KEY, 'base64') : undefined;

/** By what a key is known without being told: the first 16 hexadecimal digits of its SHA-256. Undefined where none is set. */
export const keyId = key && createHash('sha256').update(key).digest('hex').slice(0, 16);

/** What was encrypted cannot be read: by another key, for something else, or changed since. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/**
 * Encrypts with AES-256-GCM: the version, the nonce, the tag, what was encrypted.
 * @param about what it is of, without which it cannot be read
 */
export function seal(bytes: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', theKey(), nonce).setAAD(Buffer.from(about));
  const sealed = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([version, nonce, cipher.getAuthTag(), ...sealed]);
}

/** What {@link seal} was given. @throws {Unreadable} */
export function unseal(sealed: Uint8Array, about: string): Buffer {
  const bytes = Buffer.from(sealed);
  const [nonceAt, tagAt] = [version.length, version.length + nonceBytes];
  if (!bytes.subarray(0, nonceAt).equals(version)) throw new Unreadable('it was not encrypted here');
  const tag = bytes.subarray(tagAt, tagAt + tagBytes);
  try {
    const decipher = createDecipheriv('aes-256-gcm', theKey(), bytes.subarray(nonceAt, tagAt), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(about))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.subarray(tagAt + tagBytes)), decipher.final()]);
  } catch (error) {
    throw new Unreadable('it is of another key, of something else, or was changed', { cause: error });
  }
}

function theKey(): Buffer {
  if (!key) throw new Error('EVIDENCE_KEY is not set');
  return key;
}
