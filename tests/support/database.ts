import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, inject, vi } from 'vitest';
import { cloneDatabase } from './clone.ts';

/**
 * Each test file has a database, a media folder and an environment of its own, made before any of our modules load. The
 * process is one that ran other files before, so that libraries are loaded once: our own modules it loads anew.
 */
vi.resetModules();
const environment = { ...process.env };
const database = await cloneDatabase(inject('server'));
const folder = mkdtempSync(join(tmpdir(), 'zakhor-media-'));
Object.assign(process.env, {
  NODE_ENV: 'test',
  DATABASE_URL: database.url,
  MIGRATE_DATABASE_URL: database.ownerUrl,
  DATA_DIR: folder,
  LOG_LEVEL: 'silent',
  ORIGIN: 'http://localhost:3000',
  EVIDENCE_KEY: Buffer.alloc(32, 'only for tests').toString('base64'),
  SESSION_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
});

const errors: unknown[][] = [];
console.error = (...words: unknown[]) => void errors.push(words);
afterEach(() => expect(errors.splice(0), 'nothing is written to console.error').toEqual([]));

afterAll(async () => {
  // To load all that belongs to it takes longer than many a test that never asked it anything.
  if (await database.isUsed()) await (await import('#db/client.ts')).close();
  await database.drop();
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  rmSync(folder, { recursive: true, force: true });
});
