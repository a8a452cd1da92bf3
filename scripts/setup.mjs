import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. What stands here runs before anything is installed: Node's own modules only. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** What a build is made of. */
const sources = [
  'app',
  'db',
  'workers',
  'scripts',
  'public',
  'package-lock.json',
  'vite.config.ts',
  'remix.config.js',
  'tsconfig.json',
];

/** Installs what is missing and builds what is stale, saying so. Can be run any number of times, also at once. */
export function setUp({ build = true } = {}) {
  checkNode();
  const release = takeLock();
  try {
    install();
    if (build) buildIfStale();
  } finally {
    release();
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Zakhor needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}

function install() {
  const stamp = join(root, 'node_modules/.zakhor-installed');
  const wanted = hashOf(readFileSync(join(root, 'package-lock.json')));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing packages (once, a minute or two) …');
  // Not `npm ci`: it refuses a lock file that lacks the optional binaries of systems which a registry does not hold.
  run('npm', ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, wanted);
}

function buildIfStale() {
  const stamp = join(root, 'build/.zakhor-built');
  const wanted = hashOf(sources.flatMap((source) => describe(join(root, source))).join('\n'));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Building …');
  run(process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'error'], {
    NODE_ENV: 'production',
  });
  packSource();
  writeFileSync(stamp, wanted);
}

/** Whoever uses the site may have what it runs from (AGPL 3.0, section 13): its footer leads there. */
function packSource() {
  const client = join(root, 'build/client');
  run('npm', ['pack', '--silent', '--ignore-scripts', `--pack-destination=${client}`], {}, 'ignore');
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  renameSync(join(client, `${name}-${version}.tgz`), join(client, 'source.tgz'));
}

/**
 * @param {string} path
 * @returns {string[]} a line a file: its path, size and time of change
 */
function describe(path) {
  if (!existsSync(path)) return [];
  const { size, mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return [`${path} ${size} ${mtimeMs}`];
  return readdirSync(path)
    .sort()
    .flatMap((name) => describe(join(path, name)));
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @param {'inherit' | 'ignore'} [output]
 */
function run(command, args, env = {}, output = 'inherit') {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', output, 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}

/** Two starts at once take turns; a lock whose holder is gone counts for nothing. */
function takeLock() {
  const lock = join(tmpdir(), `zakhor-setup-${hashOf(root).slice(0, 16)}`);
  const pidFile = join(lock, 'pid');
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(pidFile, String(process.pid));
      return () => rmSync(lock, { recursive: true, force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      if (isGone(pidFile)) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
    }
  }
}

/** @param {string} pidFile */
function isGone(pidFile) {
  try {
    process.kill(Number(readFileSync(pidFile, 'utf8')), 0);
    return false;
  } catch (error) {
    // No such process; without a file yet, its holder is just writing it.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/** @param {string | Buffer} content */
const hashOf = (content) => createHash('sha256').update(content).digest('hex');
