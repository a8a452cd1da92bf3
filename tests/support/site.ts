import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueToken } from '#app/domain/staff/token.ts';
import { freePort } from '#scripts/ports.ts';
import { ended } from './outside.ts';

/** The built site, and a worker where one is wanted, as processes of their own, on this test file's database. */
export interface RunningSite {
  origin: string;
  /** Calls the API, with a token where one is given. */
  call(path: string, init?: RequestInit & { token?: string }): Promise<Response>;
  stopWorker(signal?: NodeJS.Signals): Promise<void>;
  startWorker(): void;
  stop(): Promise<void>;
}

const program = (name: string) => join(import.meta.dirname, `../../build/server/${name}.js`);

/** A site whose worker works: what is given is examined, walls are planned and letters sent. */
export async function startWhole(env: Record<string, string> = {}): Promise<RunningSite> {
  const site = await startSite(env);
  site.startWorker();
  return site;
}

/** A site without a worker. */
export async function startSite(env: Record<string, string> = {}): Promise<RunningSite> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'zakhor-site-'));
  const whole: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    DATA_DIR: folder,
    PORT: String(port),
    ORIGIN: origin,
    LOG_LEVEL: 'error',
    ...env,
  };
  const begin = (name: string) => fork(program(name), { env: whole, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const beginSite = async () => {
    const child = begin('site');
    await new Promise<void>((done, fail) => {
      child.once('message', () => done());
      child.once('exit', (code) => fail(new Error(`the site ended with ${code}`)));
    });
    return child;
  };
  const site = await beginSite();
  let worker: ChildProcess | undefined;
  return {
    origin,
    call: (path, { token, ...init } = {}) =>
      fetch(origin + path, {
        ...init,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(init.headers as Record<string, string>),
        },
      }),
    stopWorker: async (signal) => worker && ended(worker, signal),
    startWorker() {
      worker = begin('worker');
    },
    async stop() {
      await Promise.all([site, worker].map((child) => child && ended(child)));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Two moderators and one of the event staff, as programs. */
export const issueTokens = async () => ({
  moderator: await issueToken({ role: 'moderator', name: 'Test moderator' }),
  second: await issueToken({ role: 'moderator', name: 'Test second moderator' }),
  eventStaff: await issueToken({ role: 'event-staff', name: 'Test event staff' }),
});

/** A form that is right, for a test to change what it is about. */
export function goodForm(picture: Uint8Array, also: Record<string, string> = {}): FormData {
  const form = new FormData();
  form.set('photo', new Blob([picture as BlobPart]), 'photo.jpg');
  for (const [name, value] of Object.entries({
    kind: 'photo',
    country: 'FR',
    locale: 'en',
    age: 'adult',
    consent: 'yes',
    name: 'Test participant',
    ...also,
  }))
    form.set(name, value);
  return form;
}
