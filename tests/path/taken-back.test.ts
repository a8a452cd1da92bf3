import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erase, toErase } from '#app/domain/submissions/erase.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { viewReceipt } from '#app/domain/submissions/receipt.ts';
import { findMedium, renditionsFolder, renditionsOf, type ShownRendition } from '#app/domain/submissions/rendition.ts';
import { withdraw } from '#app/domain/submissions/withdraw.ts';
import { StoreUnavailable } from '#app/platform/store-contract.ts';
import { db } from '#db/client.ts';
import { SubmissionId } from '#db/ids.ts';
import { consent, purposes } from '#db/schema/consent.ts';
import { erasure } from '#db/schema/erasure.ts';
import { finding } from '#db/schema/finding.ts';
import { rendition } from '#db/schema/rendition.ts';
import { submission } from '#db/schema/submission.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { addressesInBucket, addressesInFolder, takeStoreAway } from '#tests/support/media.ts';
import { startS3 } from '#tests/support/outside.ts';
import { photo } from '#tests/support/photos.ts';
import { goodForm, startWhole, type RunningSite } from '#tests/support/site.ts';
import { leaveUnread } from '#tests/support/unread.ts';

await openCampaign();
await leaveUnread();
const picture = await photo({ width: 480, height: 360 });

/** Gives a photo as a phone does, and waits until it can be judged. */
async function giveTo(site: RunningSite) {
  const body = goodForm(picture, { message: 'Never again.', email: 'someone@example.org' });
  const answer = await site.call('/api/submissions', { method: 'POST', body });
  const { id, receipt } = (await answer.json()) as { id: string; receipt: string };
  const hers = SubmissionId.parse(id);
  await expect.poll(async () => (await findItem(hers)).state, { timeout: 15_000 }).toBe('in-review');
  return { id: hers, receipt: receipt.split('/').at(-1)! };
}

/** Where all its bytes lie: the original, then the renditions. */
async function addressesOf(id: SubmissionId): Promise<string[]> {
  const renditions = await db.select().from(rendition).where(eq(rendition.submission, id));
  return [(await findItem(id)).original!, ...renditions.map(({ address }) => address)];
}

/** The two ways to take something back. */
const ways: [how: string, (site: RunningSite, receipt: string) => Promise<Response>][] = [
  ['on her receipt', (site, receipt) => site.call(`/en/receipt/${receipt}`, { method: 'POST' })],
  ['by a call', (site, receipt) => site.call(`/api/receipts/${receipt}`, { method: 'DELETE' })],
];

const stores = {
  async 'a folder'() {
    const folder = mkdtempSync(join(tmpdir(), 'zakhor-taken-back-'));
    const stop = async () => rmSync(folder, { recursive: true, force: true });
    return { env: { DATA_DIR: folder }, lying: () => addressesInFolder(folder), stop };
  },
  async S3() {
    const s3 = await startS3();
    return { env: s3.env, lying: () => addressesInBucket(s3), stop: s3.stop };
  },
};

describe.for(Object.entries(stores))('with the media in %s', ([, start]) => {
  let store: Awaited<ReturnType<typeof start>>;
  let site: RunningSite;
  beforeAll(async () => {
    store = await start();
    site = await startWhole(store.env);
  });
  afterAll(async () => {
    await site?.stop();
    await store?.stop();
  });

  test.for(ways)('what is taken back %s leaves the store, and nothing of anybody else does', async ([, takeBack]) => {
    const [hers, another] = await Promise.all([giveTo(site), giveTo(site)]);
    const bytes = await addressesOf(hers.id);
    const others = await addressesOf(another.id);
    expect(bytes.length, 'the original and its renditions').toBeGreaterThan(3);
    expect(await store.lying()).toEqual(expect.arrayContaining([...bytes, ...others]));

    expect((await takeBack(site, hers.receipt)).status).toBe(200);
    const left = async () => (await store.lying()).filter((address) => bytes.includes(address));
    await expect.poll(left, { timeout: 10_000 }).toEqual([]);
    expect(await store.lying()).toEqual(expect.arrayContaining(others));
    const asked = () => db.$count(erasure, inArray(erasure.address, [bytes[0]!, renditionsFolder(hers.id)]));
    await expect.poll(asked, { message: 'what is erased is asked for no more' }).toBe(0);
  });
});

/** So long that what had to wait need not wait any more. */
const aWhilePasses = (address: string) =>
  db
    .update(erasure)
    .set({ retryAfter: sql`now() - interval '1 second'` })
    .where(eq(erasure.address, address));

test('a withdrawal ends every consent, and leaves neither words nor findings nor a way to the pictures', async () => {
  const { id, receipt } = await given('cleared', { message: 'Never again.', email: 'someone@example.org' });
  expect(await db.$count(finding, eq(finding.submission, id))).toBeGreaterThan(0);
  const [{ src }] = (await renditionsOf(id)) as [ShownRendition];
  await withdraw(receipt);

  const consents = await db.select().from(consent).where(eq(consent.submission, id));
  expect(consents).toHaveLength(purposes.length);
  for (const { purpose, withdrawnAt } of consents) expect(withdrawnAt, purpose).toEqual(expect.any(Date));
  expect((await viewReceipt(receipt)).uses).toEqual([]);
  expect(await db.$count(finding, eq(finding.submission, id))).toBe(0);
  expect(await findMedium(src.replace('/media/', ''))).toBeUndefined();
  expect(await findItem(id)).toMatchObject({
    state: 'withdrawn',
    name: null,
    message: null,
    email: null,
    original: null,
    originalSha256: null,
    picture: null,
    placeholder: null,
  });
});

test('what a worker may still be writing is erased when that is over, and the original at once', async () => {
  const { id, original, receipt } = await given('received');
  await db.update(submission).set({ examination: 'examining' }).where(eq(submission.id, id));
  await withdraw(receipt);
  const folder = renditionsFolder(id);
  const due = async () =>
    (await toErase(100)).map(({ address }) => address).filter((address) => address === original || address === folder);
  expect(await due()).toEqual([original]);
  await aWhilePasses(folder);
  expect(new Set(await due())).toEqual(new Set([original, folder]));
});

test('bytes that cannot be erased now are asked for again, later each time, until they are gone', async () => {
  const { original, receipt } = await given('received');
  const address = original!;
  await withdraw(receipt);
  const minutes = sql<number>`extract(epoch from ${erasure.retryAfter} - now()) / 60`.mapWith(Number);
  const bringBack = takeStoreAway();
  for (const pause of [1, 2, 4]) {
    await expect(erase(address)).rejects.toThrow(StoreUnavailable);
    const [asked] = await db.select({ minutes }).from(erasure).where(eq(erasure.address, address));
    expect(asked!.minutes).toBeCloseTo(pause, 0);
    expect(await toErase(100)).not.toContainEqual({ address });
  }
  bringBack();
  await aWhilePasses(address);
  expect(await toErase(100)).toContainEqual({ address });
  await erase(address);
  expect(await addressesInFolder(process.env.DATA_DIR!)).not.toContain(address);
  expect(await db.$count(erasure, eq(erasure.address, address))).toBe(0);
});
