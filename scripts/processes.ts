import { fork, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

/** A program of ours that is kept alive. */
export interface Supervised {
  /** When it has said that it listens. */
  ready: Promise<void>;
  /** Asks it to finish and leave, and makes it after a while. */
  stop(): Promise<void>;
  kill(): void;
  /** Takes over a new build: what runs ends, and begins again. */
  renew(): void;
}

/** A program that has lived so long was well, in ms. */
const healthyMs = 30_000;

/** So many early deaths in a row are no accident. */
const maxDeaths = 5;

/** How long a program may take to finish what it was doing, in ms. */
const graceMs = 15_000;

const program = (name: string) => join(import.meta.dirname, `${name}.js`);

/** Runs one of the build's programs to its end. @throws when it fails */
export async function runOnce(name: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = fork(program(name), { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  if (code !== 0) throw new Error(`${name} failed`);
}

/** Keeps one of the build's programs alive, its output in a file; gives up when it dies again and again. */
export function supervise(
  name: string,
  env: NodeJS.ProcessEnv,
  logFile: string,
  giveUp: (name: string) => void,
): Supervised {
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  let child: ChildProcess;
  let stopping = false;
  let deaths = 0;
  let opened: () => void;
  const ready = new Promise<void>((done) => {
    opened = done;
  });

  function begin(): void {
    const since = Date.now();
    child = fork(program(name), { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    child.on('message', (message) => {
      if (message && typeof message === 'object' && 'listening' in message) opened();
    });
    child.once('exit', () => {
      if (stopping) return;
      deaths = Date.now() - since > healthyMs ? 1 : deaths + 1;
      if (deaths > maxDeaths) giveUp(name);
      else
        setTimeout(
          () => {
            if (!stopping) begin();
          },
          250 * 2 ** deaths,
        );
    });
  }
  begin();

  return {
    ready,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await gone;
      clearTimeout(late);
    },
    kill: () => void child.kill('SIGKILL'),
    renew() {
      deaths = 0;
      child.kill('SIGTERM');
    },
  };
}
