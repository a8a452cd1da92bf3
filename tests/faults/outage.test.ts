import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { ensureDatabase, type Database } from '#scripts/postgres.ts';
import { photo } from '#tests/support/photos.ts';
import { goodForm, startWhole, type RunningSite } from '#tests/support/site.ts';

/** A database server of this file's own, to be taken away and brought back. */
const folder = mkdtempSync(join(tmpdir(), 'zakhor-outage-'));
chmodSync(folder, 0o755);
let database: Database;
let site: RunningSite;

beforeAll(async () => {
  database = await ensureDatabase(folder);
  await migrate(database.ownerUrl);
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query(`insert into campaign (id, name, hashtag, time_zone, opens_at, closes_at)
    values ('test', 'Test', '#WeRemember', 'Europe/Warsaw', now(), now() + interval '1 day')`);
  await client.end();
  site = await startWhole({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
});
afterAll(async () => {
  await site?.stop();
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('while the database is away the form says so and keeps what was typed; when it is back, so is the site', async () => {
  const picture = await photo({ width: 480, height: 360 });
  const send = (path: string) =>
    site.call(path, { method: 'POST', body: goodForm(picture, { name: 'Test participant' }) });
  await site.call('/en/take-part');
  await database.stop();

  const page = await send('/en/take-part');
  expect(page.status).toBe(503);
  const html = await page.text();
  expect(html).toContain('value="Test participant"');
  expect(html).toContain('Nothing you typed is lost');
  const call = await send('/api/submissions');
  expect(call.status).toBe(503);
  expect(call.headers.get('retry-after')).toMatch(/^\d+$/);
  const screen = await site.call('/screen/any');
  expect(screen.status).toBe(503);
  expect(await screen.text(), 'a wall stays dark, and tries again').toMatch(
    /<main class="wall"><meta http-equiv="refresh"/,
  );
  const ready = await site.call('/readyz');
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ parts: { database: 'out of reach', store: 'ok' } });
  expect((await site.call('/healthz')).status).toBe(200);

  database = await ensureDatabase(folder);
  await vi.waitFor(async () => expect((await send('/api/submissions')).status).toBe(201), {
    timeout: 10_000,
    interval: 100,
  });
  expect((await site.call('/readyz')).status).toBe(200);
});

test('a worker that finds its database still starting ends, for its keeper to start it again', async () => {
  const words = Buffer.from('SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0');
  const head = Buffer.from([0x45, 0, 0, 0, words.length + 4]); // an ErrorResponse of the protocol
  const starting = createServer((socket) => {
    socket.on('error', () => {}); // whoever is refused may leave first
    socket.once('data', () => socket.end(Buffer.concat([head, words])));
  });
  await once(starting.listen(0, '127.0.0.1'), 'listening');
  const { port } = starting.address() as { port: number };
  const worker = fork(join(import.meta.dirname, '../../build/server/worker.js'), {
    env: { ...process.env, DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/none`, LOG_LEVEL: 'silent' },
    silent: true,
  });
  expect(await once(worker, 'exit')).toEqual([1, null]);
  starting.close();
});
