import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { freePort } from '#scripts/ports.ts';

/** What is outside of us, for real, on loopback. */
export interface Outside {
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** Whether this machine has a Redis to start; CI has one, a newcomer may not. */
export const redisServer = process.env.REDIS_SERVER ?? '';

/** A Redis that keeps nothing. @param again the port of one that was stopped */
export async function startRedis(again?: number): Promise<Outside> {
  const port = again ?? (await freePort());
  const child = spawn(
    redisServer,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await said(child, /Ready to accept connections/);
  return { env: { REDIS_URL: `redis://127.0.0.1:${port}` }, stop: () => ended(child) };
}

/** A server that speaks S3, with a bucket. */
export async function startS3(): Promise<Outside> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'zakhor-s3-'));
  const program = createRequire(import.meta.url).resolve('s3rver/bin/s3rver.js');
  const child = spawn(process.execPath, [program, '-d', folder, '-p', String(port), '-a', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await said(child, /listening/i);
  const env = {
    S3_BUCKET: 'media',
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
  };
  const client = new S3Client({
    endpoint: env.S3_ENDPOINT,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
  });
  await client.send(new CreateBucketCommand({ Bucket: env.S3_BUCKET }));
  client.destroy();
  return {
    env,
    async stop() {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** When a program has said that it is ready. */
export function said(child: ChildProcess, words: RegExp): Promise<void> {
  return new Promise((done, fail) => {
    let heard = '';
    const hear = (chunk: Buffer) => {
      heard += String(chunk);
      if (words.test(heard)) done();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => fail(new Error(`it ended with ${code} before it was ready: ${heard}`)));
  });
}

export async function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await gone;
}
