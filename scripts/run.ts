import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { config } from '#app/platform/config.ts';
import { freePort, isFree } from './ports.ts';
import { ensureDatabase, type Database } from './postgres.ts';
import { runOnce, supervise, type Supervised } from './processes.ts';
import { secret } from './secrets.ts';

/** `npm start`, once everything is built: database, site and worker together, until Ctrl-C. */
const dataDir = resolve(config.DATA_DIR);
const holding = join(dataDir, 'run.pid');
const say = (line: string) => process.stdout.write(`${line}\n`);

let database: Database | undefined;
const running: Supervised[] = [];
let stopping: Promise<void> | undefined;

async function start(): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  holdFolder();
  const port = await choosePort();
  if (!config.DATABASE_URL) {
    say('Starting the database …');
    database = await ensureDatabase(dataDir, { adopt: true });
  }
  const demo = {
    password: config.DEMO_PASSWORD ?? secret(dataDir, 'demo-password'),
    screenKey: config.DEMO_SCREEN_KEY ?? secret(dataDir, 'demo-screen-key'),
  };
  const origin = config.ORIGIN ?? `http://localhost:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    ORIGIN: origin,
    DATA_DIR: dataDir,
    DATABASE_URL: config.DATABASE_URL ?? database!.url,
    SESSION_SECRET: config.SESSION_SECRET ?? secret(dataDir, 'session'),
    DEMO_PASSWORD: demo.password,
    DEMO_SCREEN_KEY: demo.screenKey,
  };
  say('Bringing the database up to date …');
  await runOnce('migrate', { ...env, ...(database && { MIGRATE_DATABASE_URL: database.ownerUrl }) });
  if (config.NODE_ENV !== 'production') await runOnce('seed', env);
  const fail = (name: string) => {
    say(`The ${name} keeps dying; ${join(dataDir, `${name}.log`)} says why.`);
    void stop(1);
  };
  // What differs from production has been said by now: its programs run as they would there, libraries included.
  const live: NodeJS.ProcessEnv = { ...env, MIGRATE_DATABASE_URL: '', NODE_ENV: 'production', MALLOC_ARENA_MAX: '2' };
  const site = supervise('site', live, join(dataDir, 'site.log'), fail);
  if (database) watchDatabase();
  running.push(site, supervise('worker', live, join(dataDir, 'worker.log'), fail));
  await site.ready;
  if (!stopping) announce(origin, demo);
}

/** How often it is looked whether the database still runs, in ms. */
const lookMs = 500;

/** Starts the database again when it dies, on the port that the others know; they wait for it meanwhile. */
function watchDatabase(): void {
  let reviving = false;
  setInterval(() => {
    if (stopping || reviving || database?.isAlive()) return;
    reviving = true;
    say('The database has died; starting it again …');
    ensureDatabase(dataDir, { adopt: true }).then(
      (revived) => {
        database = revived;
        reviving = false;
      },
      (error: unknown) => {
        say((error as Error).message);
        void stop(1);
      },
    );
  }, lookMs).unref();
}

/** Two starts on one folder would share a database and a media folder unknowingly. */
function holdFolder(): void {
  const holder = heldBy();
  if (holder && holder !== process.pid && isOurs(holder)) {
    throw new Error(
      `Zakhor runs on ${dataDir} already (process ${holder}). Stop it first, or give this one another DATA_DIR.`,
    );
  }
  writeFileSync(holding, String(process.pid));
}

/** Zero when nobody does. */
const heldBy = () => (existsSync(holding) ? Number(readFileSync(holding, 'utf8')) : 0);

/** Whether a process is a start of ours, and not another that got its number. */
function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return existsSync(commandLine) ? /start\.mjs|run\.js/.test(readFileSync(commandLine, 'utf8')) : true;
}

async function choosePort(): Promise<number> {
  if (await isFree(config.PORT)) return config.PORT;
  if (process.env.PORT)
    throw new Error(`PORT: ${config.PORT} is in use; give another, or none to have a free one chosen.`);
  const port = await freePort();
  say(`Port ${config.PORT} is in use; this is on ${port}.`);
  return port;
}

function announce(origin: string, demo: { password: string; screenKey: string }): void {
  say(
    `\nZakhor is open:\n\n  the site     ${origin}\n  the desk     ${origin}/desk\n  the wall     ${origin}/screen/${demo.screenKey}`,
  );
  if (config.NODE_ENV !== 'production') {
    say(
      '\nDemo sign-ins, all with the password ' +
        `${demo.password}\n\n  moderator@example.org and second@example.org   the two pairs of eyes\n` +
        '  staff@example.org                              event staff\n  partner@example.org                            of the partner example-org\n' +
        '  partner-moderator@example.org                  judges what was given through its page\n' +
        '  lead@, reviewer@, outside@example.org          the lead, a second reviewer, an outside reviewer\n' +
        '  admin@, privacy@, auditor@example.org          who decide no content',
    );
  }
  say('\nCtrl-C stops it.');
}

/** Ends everything in the order in which it leans on each other; a second call waits for the first. */
function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    await Promise.all(running.map((one) => one.stop()));
    await database?.stop();
    if (heldBy() === process.pid) rmSync(holding); // one that was refused leaves it to who holds it
    process.exit(code);
  })();
  return stopping;
}

let asked = 0;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    asked += 1;
    if (asked === 1) say('\nStopping …');
    else for (const one of running) one.kill();
    void stop(0);
  });
}

process.on('SIGHUP', () => {
  for (const one of running) one.renew();
});

await start().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  return stop(1);
});
