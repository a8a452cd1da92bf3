import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../ports.ts';
import { ensureDatabase } from '../postgres.ts';

/** The whole product on a database of its own, as `npm start` runs it, demo included. */
export interface Stack {
  origin: string;
  screenKey: string;
  /** Environment of its programs, for more of them. */
  env: NodeJS.ProcessEnv;
  token(role: string): string;
  /** Resident memory of the site, in MB. */
  siteMb(): number;
  /** CPU that the site has used, in seconds. */
  siteCpu(): number;
  stop(): Promise<void>;
}

const build = join(import.meta.dirname, '../../build/server');

export async function startStack({ worker = true } = {}): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'zakhor-bench-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL's user must reach it
  const database = await ensureDatabase(folder);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const screenKey = 'bench-screen';
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    PORT: String(port),
    ORIGIN: origin,
    LOG_LEVEL: 'error',
    SESSION_SECRET: 'only-for-the-bench-only-for-the-bench-only',
    DEMO_PASSWORD: 'only-for-the-bench',
    DEMO_SCREEN_KEY: screenKey,
  };
  const run = (name: string, args: string[] = [], its = env) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(build, `${name}.js`), ...args], {
      env: its,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
    return stdout.trim();
  };
  run('migrate', [], { ...env, MIGRATE_DATABASE_URL: database.ownerUrl });
  run('seed');
  const site = await listening(
    fork(join(build, 'site.js'), { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
  );
  const working = worker
    ? fork(join(build, 'worker.js'), { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    : undefined;
  return {
    origin,
    screenKey,
    env,
    token: (role) => run('token', ['--role', role]),
    siteMb: () =>
      Math.round(
        Number(
          /VmRSS:\s+(\d+)/.exec(spawnSync('cat', [`/proc/${site.pid}/status`], { encoding: 'utf8' }).stdout)?.[1] ?? 0,
        ) / 1024,
      ),
    siteCpu() {
      // Fields 14 and 15 of proc(5)'s stat, in hundredths of a second.
      const [user, system] = readFileSync(`/proc/${site.pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13);
      return (Number(user) + Number(system)) / 100;
    },
    async stop() {
      for (const child of [site, working]) await gone(child);
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A bare server of ours for comparison, in a process of its own. */
export async function startBare(kind: 'upload' | 'page'): Promise<{ origin: string; stop(): Promise<void> }> {
  const port = await freePort();
  const child = await listening(
    fork(join(import.meta.dirname, `bare/${kind}.ts`), {
      env: { ...process.env, PORT: String(port), NODE_ENV: 'production' },
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  );
  return { origin: `http://127.0.0.1:${port}`, stop: () => gone(child) };
}

const listening = (child: ChildProcess) =>
  new Promise<ChildProcess>((done, fail) => {
    child.once('message', () => done(child));
    child.once('exit', (code) => fail(new Error(`a server ended with ${code}`)));
  });

async function gone(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await ended;
}

/** The middle one of some numbers. */
export const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

/** The number below which `share` of them lie. */
export const percentile = (numbers: number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? NaN;
