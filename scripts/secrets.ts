import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets of the embedded default, made at the first start and kept beside its data, readable by its owner alone. */
export function secret(
  dataDir: string,
  name: 'postgres' | 'postgres-site' | 'session' | 'demo-password' | 'demo-screen-key',
): string {
  const folder = join(dataDir, 'secrets');
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const bytes = name === 'session' ? 48 : name.startsWith('postgres') ? 24 : 9;
  try {
    // Made once and never overwritten, even by two starts at the same moment.
    writeFileSync(file, randomBytes(bytes).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
