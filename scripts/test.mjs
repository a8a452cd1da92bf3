import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, found } from './programs.mjs';
import { root, setUp } from './setup.mjs';

/** `npm test`: the set-up, then every test; its last line is the count. In CI nothing may be skipped. */
const inCi = Boolean(process.env.CI);

setUp();
const redis = found('redis-server');
if (!chromium) console.log('No Chromium was found (CHROMIUM_PATH, the PATH): the browser tests are skipped.');
if (!redis) console.log('No redis-server was found on the PATH: the tests on Redis are skipped.');

const folder = mkdtempSync(join(tmpdir(), 'zakhor-report-'));
const report = join(folder, 'report.json');
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test', CHROMIUM_PATH: chromium, REDIS_SERVER: redis },
  },
);
const {
  numPassedTests: passed = 0,
  numFailedTests: failed = 0,
  numPendingTests: skipped = 0,
} = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
rmSync(folder, { recursive: true, force: true });

if (passed === 0) console.error('No test ran.');
if (inCi && skipped > 0) console.error('In CI nothing may be skipped.');
process.exitCode = status !== 0 || passed === 0 || (inCi && skipped > 0) ? status || 1 : 0;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
