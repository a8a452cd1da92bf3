import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#db/migrate.ts';
import { ensureDatabase } from '#scripts/postgres.ts';
import { template } from './clone.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the test run's PostgreSQL, without a database: the application's, and the owner's. */
    server: { application: string; owner: string };
  }
}

/** Tests lose nothing that matters when the machine stops. */
const fast = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '400',
  autovacuum: 'off',
};

/** One real server for the whole run; the schema is migrated once, into a template. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'zakhor-test-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL's user must reach it
  const database = await ensureDatabase(folder, { settings: fast });
  const withoutDatabase = (url: string) => url.slice(0, url.lastIndexOf('/'));
  const server = { application: withoutDatabase(database.url), owner: withoutDatabase(database.ownerUrl) };
  const admin = new pg.Client(`${server.owner}/postgres`);
  await admin.connect();
  await admin.query(`create database ${template}`);
  await admin.end();
  await migrate(`${server.owner}/${template}`);
  project.provide('server', server);
  return async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
