import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { closeReader, readPasses, type Pass } from './reader.ts';

const page = await sharp({ create: { width: 300, height: 100, channels: 3, background: '#fff' } })
  .png()
  .toBuffer();
const passes: Pass[] = [{ png: page, threshold: '0' }];

afterEach(() => closeReader());

const readers = (): number[] => {
  try {
    const pids = execFileSync('pgrep', ['-P', String(process.pid), '-f', 'zakhor-reader'], { encoding: 'utf8' });
    return pids.trim().split('\n').map(Number);
  } catch {
    return [];
  }
};

/** Until its parent has taken note of its end. */
const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a reader that hangs is ended in time, and another takes its place', { timeout: 150_000 }, async () => {
  expect(await readPasses(passes, AbortSignal.timeout(100_000))).toEqual([[]]);
  const [hanging] = readers();
  process.kill(hanging!, 'SIGSTOP');
  await expect(readPasses(passes, AbortSignal.timeout(300))).rejects.toThrow('timeout');
  await expect.poll(readers).toEqual([]);
  expect(await readPasses(passes, AbortSignal.timeout(100_000))).toEqual([[]]);
  expect(readers()).not.toContain(hanging);
});

test('a reader that dies between two pictures is not asked for the second', { timeout: 150_000 }, async () => {
  await readPasses(passes, AbortSignal.timeout(100_000));
  const [dying] = readers();
  process.kill(dying!, 'SIGKILL');
  await expect.poll(() => isThere(dying!)).toBe(false);
  expect(await readPasses(passes, AbortSignal.timeout(100_000))).toEqual([[]]);
});

test('a reader that is given what is no picture dies, and the next page is read', { timeout: 150_000 }, async () => {
  const broken: Pass[] = [{ ...passes[0]!, png: Buffer.from('no picture') }];
  await expect(readPasses(broken, AbortSignal.timeout(100_000))).rejects.toThrow('the reader died');
  expect(await readPasses(passes, AbortSignal.timeout(100_000))).toEqual([[]]);
});
