import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { freePort } from '#scripts/ports.ts';
import { ensureDatabase } from '#scripts/postgres.ts';
import { ended, said } from '#tests/support/outside.ts';
import { photo } from '#tests/support/photos.ts';
import { goodForm } from '#tests/support/site.ts';
import { leaveUnread } from '#tests/support/unread.ts';

const root = join(import.meta.dirname, '../..');
const dataDir = mkdtempSync(join(tmpdir(), 'zakhor-start-'));
chmodSync(dataDir, 0o755);
const port = await freePort();
const origin = `http://localhost:${port}`;
const {
  DATABASE_URL: _url,
  MIGRATE_DATABASE_URL: _owner,
  ORIGIN: _origin,
  SESSION_SECRET: _secret,
  NODE_ENV: _mode,
  ...clean
} = process.env;
const env: NodeJS.ProcessEnv = {
  ...clean,
  NODE_ENV: 'development',
  DATA_DIR: dataDir,
  PORT: String(port),
  LOG_LEVEL: 'error',
};

let running: ChildProcess | undefined;
async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running = child;
  await said(child, /Ctrl-C stops it/);
  return child;
}
const program = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [`build/server/${name}.js`, ...args], { cwd: root, env, encoding: 'utf8' });
const databasePid = () => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
/** Of a program that the running start keeps alive. */
const childPid = (name: string) =>
  readFileSync(`/proc/${running!.pid}/task/${running!.pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number)
    .find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`server/${name}.js`))!;
const isRunning = (pid: number) =>
  existsSync(`/proc/${pid}`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
const count = async () => (await (await fetch(`${origin}/en`)).text()).match(/(\d+)\s+people/)?.[1];

afterAll(async () => {
  if (running) await ended(running);
  rmSync(dataDir, { recursive: true, force: true });
});

test(
  'one command brings everything up, with the demo in it; Ctrl-C takes all of it down',
  { timeout: 240_000 },
  async () => {
    const child = await start();
    await leaveUnread((await ensureDatabase(dataDir)).ownerUrl);
    expect(Number(await count())).toBeGreaterThan(50);
    const database = databasePid();
    await ended(child, 'SIGINT');
    expect(child.exitCode).toBe(0);
    expect(isRunning(database)).toBe(false);
  },
);

test(
  'after kill -9 of the command a new start recovers, with the same data and the same secrets',
  { timeout: 240_000 },
  async () => {
    const first = await start();
    const before = await count();
    const secrets = () =>
      readdirSync(join(dataDir, 'secrets')).map((name) => readFileSync(join(dataDir, 'secrets', name), 'utf8'));
    const kept = secrets();
    await ended(first, 'SIGKILL');
    await vi.waitFor(() => expect(fetch(origin)).rejects.toThrow(), { timeout: 10_000 });
    await start();
    expect(await count()).toBe(before);
    expect(secrets()).toEqual(kept);
  },
);

test('a second start on the same folder, or on a busy port, says so in one line', async () => {
  const second = spawnSync(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...env, PORT: String(await freePort()) },
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(second.status).toBe(1);
  expect(second.stderr).toContain('runs on');
  expect(readFileSync(join(dataDir, 'run.pid'), 'utf8')).toBe(String(running!.pid));
  const busy = spawnSync(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...env, DATA_DIR: mkdtempSync(join(tmpdir(), 'zakhor-busy-')) },
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(busy.stderr).toMatch(/^PORT: \d+ is in use/);
});

test(
  'kill -9 of database, worker and site in the middle of 200 uploads: what was acknowledged comes to one end, once',
  { timeout: 240_000 },
  async () => {
    const uploads = 200;
    const kills = new Map([
      [40, databasePid],
      [80, () => childPid('worker')],
      [120, () => childPid('site')],
      [160, () => childPid('worker')],
    ]);
    const picture = await photo({ width: 480, height: 360 });
    let sent = 0;
    const upload = async () => {
      const ids: string[] = [];
      while (sent < uploads) {
        const index = (sent += 1);
        const kill = kills.get(index);
        if (kill) process.kill(kill(), 'SIGKILL');
        await vi.waitFor(
          async () => {
            const answer = await fetch(`${origin}/api/submissions`, {
              method: 'POST',
              body: goodForm(picture),
              headers: { 'idempotency-key': `start-${index}` },
              signal: AbortSignal.timeout(5_000),
            });
            expect(answer.status).toBe(201);
            ids.push(((await answer.json()) as { id: string }).id);
          },
          { timeout: 60_000, interval: 100 },
        );
      }
      return ids;
    };
    const ids = (await Promise.all(Array.from({ length: 8 }, upload))).flat();
    expect(new Set(ids).size, 'every key is one submission').toBe(uploads);

    const client = new pg.Client((await ensureDatabase(dataDir)).ownerUrl);
    await client.connect();
    const count = async (what: string) => Number((await client.query(`select count(*) ${what}`, [ids])).rows[0].count);
    await vi.waitFor(
      async () => expect(await count(`from submission where id = any($1) and state = 'in-review'`)).toBe(uploads),
      { timeout: 120_000, interval: 200 },
    );
    expect(await count('from rendition where submission = any($1)')).toBe(3 * uploads);
    for (const kind of ['submission.received', 'submission.in-review'])
      expect(await count(`from event where submission = any($1) and kind = '${kind}'`), kind).toBe(uploads);
    await client.end();
  },
);

test('a token for a role that there is not is refused with the roles that there are', () => {
  const refused = program('token', '--role', 'emperor');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('ROLE one of moderator|second-reviewer|');
});

test('a wrong variable stops the process with one line that names it', () => {
  const wrong = spawnSync(process.execPath, ['build/server/site.js'], {
    cwd: root,
    env: { ...env, DATABASE_URL: 'mysql://x' },
    encoding: 'utf8',
  });
  expect(wrong.status).toBe(78);
  expect(wrong.stderr.trim().split('\n')).toHaveLength(1);
  expect(wrong.stderr).toContain('DATABASE_URL');
  const production = spawnSync(process.execPath, ['build/server/site.js'], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  for (const name of ['SESSION_SECRET', 'ORIGIN', 'DATABASE_URL']) expect(production.stderr).toContain(name);
});
