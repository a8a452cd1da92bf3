import { spawnSync } from 'node:child_process';
import { root, setUp } from './setup.mjs';

/** `npm run check`: what a change must pass beside the tests, one named step after the other. */
const steps = [
  ['types', 'node_modules/typescript/bin/tsc', '--noEmit'],
  ['lint and arrows', 'node_modules/oxlint/bin/oxlint', '--deny-warnings'],
  ['format', 'node_modules/oxfmt/bin/oxfmt', '--check'],
  ['dead code', 'node_modules/knip/bin/knip.js'],
  ['catalogs', 'node_modules/tsx/dist/cli.mjs', 'scripts/catalogs.ts'],
];

setUp({ build: false });
let failed = 0;
for (const [name, ...command] of steps) {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  console.log(`${status === 0 ? '✓' : '✗'} ${name}`);
  if (status === 0) continue;
  failed += 1;
  console.log(`${stdout}${stderr}`);
}
process.exitCode = failed > 0 ? 1 : 0;
