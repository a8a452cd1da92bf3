import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCampaign } from '#tests/support/campaign.ts';
import { photo } from '#tests/support/photos.ts';
import { goodForm, issueTokens, startWhole, type RunningSite } from '#tests/support/site.ts';

await openCampaign();
const tokens = await issueTokens();

let site: RunningSite;
beforeAll(async () => {
  site = await startWhole();
});
afterAll(() => site?.stop());

const children = (pid: number, ...args: string[]): number[] => {
  try {
    return execFileSync('pgrep', ['-P', String(pid), ...args], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
  } catch {
    return []; // it says so when there is none
  }
};
const readers = () => children(process.pid).flatMap((pid) => children(pid, '-f', 'zakhor-reader'));

async function give(): Promise<string> {
  const answer = await site.call('/api/submissions', { method: 'POST', body: goodForm(await photo()) });
  return ((await answer.json()) as { id: string }).id;
}
const view = async (id: string) =>
  (await (await site.call(`/api/submissions/${id}`, { token: tokens.moderator })).json()) as Record<string, unknown>;

test('while the reader hangs, pictures are examined and judged as ever', { timeout: 100_000 }, async () => {
  await give();
  await expect.poll(readers, { timeout: 30_000 }).toHaveLength(1);
  process.kill(readers()[0]!, 'SIGSTOP');
  const second = await give();
  await expect.poll(() => view(second), { timeout: 30_000 }).toMatchObject({ state: 'in-review', reading: 'waiting' });
  const approved = await site.call('/api/decisions', {
    method: 'POST',
    token: tokens.moderator,
    body: JSON.stringify({ submission: second, action: 'approve' }),
    headers: { 'content-type': 'application/json' },
  });
  expect(approved.status).toBe(200);
});

test('a worker that is killed leaves no reader behind', { timeout: 100_000 }, async () => {
  for (const reader of readers()) process.kill(reader, 'SIGCONT');
  const [reader] = readers();
  await site.stopWorker('SIGKILL');
  const isThere = () => {
    try {
      return process.kill(reader!, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(isThere, { timeout: 30_000 }).toBe(false);
});
