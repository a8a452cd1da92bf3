import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { writeFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { config } from '#app/platform/config.ts';
import { event } from '#db/schema/event.ts';
import { checkRun, finding } from '#db/schema/finding.ts';
import { submission } from '#db/schema/submission.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { photo } from '#tests/support/photos.ts';
import { examine } from './examine.ts';
import { viewReceipt } from './receipt.ts';
import { viewForStaff } from './view.ts';
import { checks } from '../examination/checks.ts';
import { findItem } from './find.ts';

const whole = await photo({ width: 640, height: 480 });
const half = whole.subarray(0, whole.length / 2);
beforeAll(() => openCampaign());

/** Makes what lies at an address a pipe, which holds its reader until it is let through. */
function throughPipe(address: string) {
  const path = join(config.DATA_DIR, 'media', address);
  renameSync(path, `${path}.whole`);
  execFileSync('mkfifo', [path]);
  return { let: async () => writeFile(path, await readFile(`${path}.whole`)), end: () => rmSync(`${path}.whole`) };
}

test('a testimony whose portrait is damaged goes on without it, and all who need to know are told', async () => {
  const item = await given('in-review', { kind: 'testimony', text: 'I tell it.', picture: half });
  const found = await db.select().from(finding).where(eq(finding.submission, item.id));
  expect(found).toMatchObject([{ check: 'picture.readable', severity: 'warn', evidence: { reason: 'truncated' } }]);
  expect(await viewReceipt(item.receipt)).toMatchObject({ state: 'in-review', unreadable: 'truncated' });
});

test('a photo that is damaged is nothing', async () => {
  const item = await given('unreadable', { picture: half });
  expect(await viewReceipt(item.receipt)).toMatchObject({ state: 'unreadable', unreadable: 'truncated' });
});

test('a photo whose reader died before is read with nothing beside it', async () => {
  const [suspect, other] = [await given('received'), await given('received')];
  await db.update(submission).set({ crashes: 1 }).where(eq(submission.id, suspect.id));
  const lying = throughPipe(suspect.original!);
  const numberOf = async (id: string, kind: string) =>
    (
      await db
        .select()
        .from(event)
        .where(and(eq(event.submission, id as never), eq(event.kind, kind)))
    )[0]?.number;

  const signal = AbortSignal.timeout(20_000);
  const both = [examine(suspect.id, signal)];
  await expect.poll(() => numberOf(suspect.id, 'submission.examining')).toBeDefined();
  both.push(examine(other.id, signal));
  for (let look = 0; look < 10; look += 1) expect(await numberOf(other.id, 'submission.examining')).toBeUndefined();
  await lying.let();
  await Promise.all(both);
  expect(await numberOf(other.id, 'submission.examining')).toBeGreaterThan(
    (await numberOf(suspect.id, 'submission.in-review'))!,
  );
  lying.end();
});

test('a photo that takes all of its time is tried three times more, and not for ever', async () => {
  const { id, original } = await given('received');
  const lying = throughPipe(original!);
  for (const attempt of [1, 2, 3]) {
    const time = new AbortController();
    const examining = examine(id, time.signal);
    await expect.poll(async () => (await findItem(id)).crashes).toBe(attempt);
    time.abort(new Error('its time is over'));
    await Promise.all([expect(examining).rejects.toThrow('its time is over'), lying.let()]);
  }
  await examine(id, AbortSignal.timeout(20_000));
  expect(await findItem(id)).toMatchObject({ state: 'unreadable', unreadable: 'crashes' });
  lying.end();
});

test('what checks find in a photo and its words is kept with what looked, and what it looks like', async () => {
  const { id } = await given('in-review', { message: 'Never again to the h0lohoax', picture: whole, unread: true });
  const { findings, fingerprint: looks } = await viewForStaff(id);
  expect(findings).toContainEqual(
    expect.objectContaining({
      check: 'words',
      evidence: expect.objectContaining({ field: 'message', start: 19, end: 27 }),
    }),
  );
  expect(looks).toMatchObject({ pdq: expect.stringMatching(/^[0-9a-f]{64}$/), quality: expect.any(Number) });
  const runs = await db.select().from(checkRun).where(eq(checkRun.submission, id));
  expect(runs.map(({ check }) => check).toSorted()).toEqual(checks.map(({ name }) => name).toSorted());
});
