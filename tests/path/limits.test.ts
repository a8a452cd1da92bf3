import { fork } from 'node:child_process';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { readFileSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { examine, toExamine } from '#app/domain/submissions/examine.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { viewReceipt } from '#app/domain/submissions/receipt.ts';
import { addressOf } from '#app/server/security.ts';
import { StoreUnavailable } from '#app/platform/store-contract.ts';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { submission } from '#db/schema/submission.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { takeStoreAway } from '#tests/support/media.ts';
import { ended } from '#tests/support/outside.ts';
import { startWhole, type RunningSite } from '#tests/support/site.ts';

await openCampaign();

describe('from one address', () => {
  let site: RunningSite;
  beforeAll(async () => {
    site = await startWhole();
  });
  afterAll(() => site?.stop());

  /** What costs us, asked for from an address as a load balancer names it; each is wrong in itself, and counts. */
  const signIn = (address: string) =>
    site.call('/desk/sign-in', {
      method: 'POST',
      headers: { 'x-forwarded-for': address },
      body: new URLSearchParams({ email: 'nobody', password: 'not the password' }),
    });
  const upload = (address: string, path = '/api/submissions') =>
    site.call(path, { method: 'POST', headers: { 'x-forwarded-for': address }, body: 'no form' });

  /** Asks so often, a few at a time; answers the statuses that there were. */
  async function statusesOf(times: number, ask: () => Promise<Response>): Promise<number[]> {
    const statuses = new Set<number>();
    let asked = 0;
    const askOn = async () => {
      while (asked++ < times) {
        const answer = await ask();
        await answer.arrayBuffer();
        statuses.add(answer.status);
      }
    };
    await Promise.all(Array.from({ length: 8 }, askOn));
    return [...statuses];
  }

  test('twenty sign-ins in five minutes are answered, and no more', async () => {
    expect(await statusesOf(20, () => signIn('203.0.113.1'))).toEqual([422]);
    const refused = await signIn('203.0.113.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(100);
    expect((await signIn('203.0.113.2')).status, 'another address').toBe(422);
  });

  test('one IPv6 network is one sender, however many addresses it has', async () => {
    let host = 0;
    expect(await statusesOf(20, () => signIn(`2001:db8:1:2::${(host += 1)}`))).toEqual([422]);
    expect((await signIn('2001:db8:1:2:3:4:5:6')).status).toBe(429);
    expect((await signIn('2001:db8:1:3::1')).status, 'another network').toBe(422);
  });

  test('six hundred uploads in ten minutes are taken, and the next is told when to come back', async () => {
    expect(await statusesOf(600, () => upload('203.0.113.3'))).toEqual([400]);
    const call = await upload('203.0.113.3');
    expect(call.status).toBe(429);
    expect(call.headers.get('content-type')).toBe('application/problem+json');
    const seconds = Number(call.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(300);
    expect(seconds).toBeLessThanOrEqual(600);
    const page = await upload('203.0.113.3', '/en/take-part');
    expect(page.status, 'by the page').toBe(429);
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(300);
    expect((await upload('203.0.113.4')).status, 'another address').toBe(400);
    expect([...call.headers.keys()].filter((name) => /rate-?limit/i.test(name))).toEqual([]);
    expect((await signIn('203.0.113.3')).status, 'something else').toBe(422);
  });
});

/** A request as it comes from a peer. */
function requestFrom(remoteAddress: string, forwarded?: string): IncomingMessage {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
  return request;
}

test.each([
  ['127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['::1', '203.0.113.9', '203.0.113.9'],
  ['::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['10.1.2.3', '203.0.113.9', '203.0.113.9'],
  ['172.16.0.1', '203.0.113.9', '203.0.113.9'],
  ['172.31.255.1', '203.0.113.9', '203.0.113.9'],
  ['192.168.1.1', '203.0.113.9', '203.0.113.9'],
  ['fd00::1', '2001:db8::9', '2001:db8::9'],
  // What the client said before our own proxy spoke is not believed.
  ['10.1.2.3', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  ['10.1.2.3', undefined, '10.1.2.3'],
  ['10.1.2.3', '', '10.1.2.3'],
  // Whoever comes from outside may say what she likes.
  ['198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['::ffff:198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['172.15.0.1', '203.0.113.9', '172.15.0.1'],
  ['172.32.0.1', '203.0.113.9', '172.32.0.1'],
  ['192.169.1.1', '203.0.113.9', '192.169.1.1'],
  ['100.10.1.1', '203.0.113.9', '100.10.1.1'],
  ['2001:db8::7', '2001:db8::9', '2001:db8::7'],
])('a request from %s that says it is for %s counts for %s', (peer, forwarded, address) =>
  expect(addressOf(requestFrom(peer, forwarded))).toBe(address),
);

describe('an examination', () => {
  const large = readFileSync(new URL('../photos/48-megapixels.heic', import.meta.url));
  const isDue = async (id: SubmissionId) => (await toExamine(100)).some((due) => due.submission === id);

  test('that the store fails leaves the line for half a minute, and is then made as if nothing had been', async () => {
    const { id } = await given('received');
    const bringBack = takeStoreAway();
    await expect(examine(id, AbortSignal.timeout(20_000))).rejects.toThrow(StoreUnavailable);
    bringBack();
    const pause = sql<number>`extract(epoch from ${submission.retryAfter} - now())`.mapWith(Number);
    const [row] = await db.select({ pause, crashes: submission.crashes }).from(submission).where(eq(submission.id, id));
    expect(row!.pause).toBeGreaterThan(20);
    expect(row!.pause).toBeLessThanOrEqual(30);
    expect(row!.crashes, 'the picture is not to blame').toBe(0);
    expect(await isDue(id)).toBe(false);

    await db
      .update(submission)
      .set({ retryAfter: sql`now() - interval '1 second'` })
      .where(eq(submission.id, id));
    expect(await isDue(id)).toBe(true);
    await examine(id, AbortSignal.timeout(20_000));
    expect(await findItem(id)).toMatchObject({ state: 'in-review', retryAfter: null, crashes: 0 });
  });

  /** Takes a reader down in the middle of it; 48 megapixels give time enough to. */
  async function takeDownReaderOf(id: SubmissionId): Promise<void> {
    const program = new URL('../support/examine-in-process.ts', import.meta.url).pathname;
    const reader = fork(program, [id], { execArgv: ['--import', 'tsx'] });
    onTestFinished(() => ended(reader, 'SIGKILL'));
    await expect.poll(async () => (await findItem(id)).state, { timeout: 15_000, interval: 10 }).not.toBe('received');
    await ended(reader, 'SIGKILL');
  }
  const crashed = (id: SubmissionId, crashes: number) =>
    db.update(submission).set({ crashes }).where(eq(submission.id, id));

  test('that takes its reader down is due again, and not after the third time', { timeout: 30_000 }, async () => {
    const { id, receipt } = await given('received', { picture: large });
    await takeDownReaderOf(id);
    expect(await findItem(id)).toMatchObject({ state: 'examining', crashes: 1 });
    expect(await isDue(id)).toBe(true);

    await crashed(id, 3);
    await examine(id, AbortSignal.timeout(20_000));
    expect(await viewReceipt(receipt)).toMatchObject({ state: 'unreadable', unreadable: 'crashes' });
    expect(await isDue(id)).toBe(false);
  });

  test('that took its reader down twice is made the third time, and that is forgotten', async () => {
    const { id } = await given('received');
    await crashed(id, 2);
    await examine(id, AbortSignal.timeout(20_000));
    expect(await findItem(id)).toMatchObject({ state: 'in-review', crashes: 0 });
  });
});
