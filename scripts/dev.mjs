import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

/** `npm run dev`: what `npm start` does, built again and taken over by site and worker when a source changes. */
const calmMs = 150;

setUp();
const running = spawn(process.execPath, ['build/server/run.js'], { cwd: root, stdio: 'inherit' });
running.once('exit', (code) => process.exit(code ?? 0));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => running.kill(signal));

/** @type {NodeJS.Timeout | undefined} */
let calm;
for (const folder of ['app', 'db', 'workers', 'scripts', 'public']) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(calm);
    calm = setTimeout(takeOver, calmMs);
  });
}

/** Builds in a process of its own, so that a source that does not compile ends nothing. */
function takeOver() {
  const building = spawn(process.execPath, ['-e', "import('./scripts/setup.mjs').then(({ setUp }) => setUp())"], {
    cwd: root,
    stdio: 'inherit',
  });
  building.once('exit', (code) => {
    if (code === 0) running.kill('SIGHUP');
  });
}
