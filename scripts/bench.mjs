import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from './programs.mjs';
import { root, setUp } from './setup.mjs';

/** `npm run bench [-- NAME …] [--json FILE]`: each figure beside its limit or its peer, measured in the same run. */
const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });

setUp();
const all = readdirSync(join(root, 'scripts/bench'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => !['row', 'one', 'stack', 'bare'].includes(name));
const wanted = positionals.length > 0 ? positionals : all;
const machine = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
};
console.log(`${machine.date}, Node ${machine.node}, ${machine.cores} × ${machine.cpu}\n`);

const results = wanted.map((name) => {
  const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench/one.ts', name], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'silent', CHROMIUM_PATH: chromium },
  });
  if (status !== 0)
    return {
      name,
      title: name,
      rows: [{ what: 'could not be measured', figure: '', limit: '', ok: false, values: {} }],
      peakMb: 0,
    };
  return { name, ...JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1)) };
});
for (const { title, rows, peakMb } of results) {
  console.log(`${title} (this process at its peak: ${peakMb} MB)`);
  for (const { what, figure, limit, ok } of rows)
    console.log(`  ${ok ? '✓' : '✗'} ${what.padEnd(64)} ${figure.padEnd(26)} ${limit}`);
  console.log();
}
if (values.json) writeFileSync(values.json, `${JSON.stringify({ machine, results }, null, 2)}\n`);
process.exitCode = results.every(({ rows }) => rows.every((/** @type {{ ok: boolean }} */ row) => row.ok)) ? 0 : 1;
