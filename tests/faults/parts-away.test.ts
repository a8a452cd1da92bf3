import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '#db/client.ts';
import { SubmissionId } from '#db/ids.ts';
import { submission } from '#db/schema/submission.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { startFront, type Front, type Trouble } from '#tests/support/front.ts';
import { redisServer, startRedis, startS3, type Outside } from '#tests/support/outside.ts';
import { photo } from '#tests/support/photos.ts';
import { goodForm, issueTokens, startWhole, type RunningSite } from '#tests/support/site.ts';
import { leaveUnread } from '#tests/support/unread.ts';

await openCampaign();
await leaveUnread();
const tokens = await issueTokens();
const picture = await photo({ width: 640, height: 480 });
/** Of more bytes than anything on the way holds, and than S3 takes in one part. */
const largePicture = Buffer.concat([picture, randomBytes(12 * 1024 * 1024)]);

/** Nobody waits longer for an answer, in ms: a store that says nothing is asked three times, for five seconds each. */
const patienceMs = 25_000;

const send = (site: RunningSite, path: string, bytes: Uint8Array = picture) =>
  site.call(path, {
    method: 'POST',
    body: goodForm(bytes, { message: 'Never again.' }),
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  });

async function give(site: RunningSite): Promise<SubmissionId> {
  const answer = await send(site, '/api/submissions');
  expect(answer.status).toBe(201);
  return SubmissionId.parse(((await answer.json()) as { id: string }).id);
}

/** A submission as its moderator sees it, when it has come to review. */
const comesToReview = (site: RunningSite, id: SubmissionId) =>
  vi.waitFor(
    async () => {
      const answer = await site.call(`/api/submissions/${id}`, { token: tokens.moderator });
      const item = (await answer.json()) as { state: string; renditions: { src: string }[] };
      expect(item.state).toBe('in-review');
      return item;
    },
    { timeout: 20_000, interval: 50 },
  );

/** What a person and a program are told while a photo cannot be kept, small or large. */
async function expectOutage(site: RunningSite): Promise<void> {
  await Promise.all(
    [picture, largePicture].map(async (bytes) => {
      const [page, call] = await Promise.all([
        send(site, '/en/take-part', bytes),
        send(site, '/api/submissions', bytes),
      ]);
      expect(page.status).toBe(503);
      const html = await page.text();
      for (const words of ['Nothing you typed is lost', 'value="Test participant"', '>Never again.</textarea>'])
        expect(html).toContain(words);
      expect(call.status).toBe(503);
      expect(call.headers.get('content-type')).toBe('application/problem+json');
      expect(call.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(await call.json()).toMatchObject({ status: 503, errors: [{ field: 'form', code: 'outage' }] });
    }),
  );
}

async function expectService(site: RunningSite): Promise<void> {
  expect((await send(site, '/en/take-part')).status).toBe(303);
  await give(site);
  expect((await site.call('/readyz')).status).toBe(200);
}

describe('with the media on S3', () => {
  let s3: Outside;
  let front: Front;
  let site: RunningSite;
  beforeAll(async () => {
    s3 = await startS3();
    front = await startFront(s3.env.S3_ENDPOINT!);
    site = await startWhole({ ...s3.env, S3_ENDPOINT: front.url, LOG_LEVEL: 'silent' });
  });
  afterAll(async () => {
    await site?.stop();
    await front?.leave();
    await s3?.stop();
  });
  afterEach(() => front.comeBack());

  const always = (trouble: Trouble) => async () => void (front.trouble = () => trouble);
  const ways: [what: string, fail: () => Promise<void>][] = [
    ['is not there', () => front.leave()],
    ['refuses everything', always('refuses')],
    ['says nothing', always('is silent')],
  ];
  test.for(ways)(
    'a store that %s lets nothing hang and nothing typed be lost, and serves again when it is back',
    { timeout: 60_000 },
    async ([, fail]) => {
      const { renditions } = await comesToReview(site, await give(site));
      await fail();
      const media = site.call(renditions[0]!.src, { token: tokens.moderator, signal: AbortSignal.timeout(patienceMs) });
      const ready = await site.call('/readyz');
      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({ parts: { database: 'ok', store: 'out of reach' } });
      await expectOutage(site);
      const problem = await media;
      expect(problem.status).toBe(503);
      expect(await problem.json()).toMatchObject({ status: 503 });
      await front.comeBack();
      await expectService(site);
    },
  );

  test('a photo that a store keeps from being examined waits, and comes to review when it is back', async () => {
    const reading: Front['trouble'] = ({ method }) => (method === 'GET' ? 'refuses' : null);
    const breaking: Front['trouble'] = ({ method }) => (method === 'GET' ? 'breaks off' : null);
    const storing: Front['trouble'] = ({ method }) => (method === 'PUT' ? 'refuses' : null);
    front.trouble = reading;
    const id = await give(site);
    for (const next of [breaking, storing, () => null]) {
      await vi.waitFor(
        async () => {
          const [item] = await db.select().from(submission).where(eq(submission.id, id));
          expect(item).toMatchObject({ state: 'examining', retryAfter: expect.any(Date) });
        },
        { timeout: 10_000, interval: 50 },
      );
      front.trouble = next;
      await db.update(submission).set({ retryAfter: null }).where(eq(submission.id, id)); // its half minute is over
      await db.execute(sql`notify journal`);
    }
    await comesToReview(site, id);
  });
});

describe.skipIf(!redisServer)('with the queue on Redis', () => {
  let redis: Outside;
  let site: RunningSite;
  beforeAll(async () => {
    redis = await startRedis();
    site = await startWhole({ ...redis.env, LOG_LEVEL: 'silent' });
  });
  afterAll(async () => {
    await site?.stop();
    await redis?.stop();
  });

  test(
    'while Redis is away photos are taken all the same, and come to review when it is back with nothing in it',
    { timeout: 60_000 },
    async () => {
      await comesToReview(site, await give(site));
      await redis.stop();
      const ids = await Promise.all([1, 2, 3].map(() => give(site)));
      expect((await site.call('/readyz')).status, 'a site does not use the queue').toBe(200);
      redis = await startRedis(Number(new URL(redis.env.REDIS_URL!).port));
      await Promise.all(ids.map((id) => comesToReview(site, id)));
    },
  );
});

describe('with the media on a small disk', () => {
  /** A disk of 8 MB and a hundred files. */
  const disk = mkdtempSync(join(tmpdir(), 'zakhor-disk-'));
  let site: RunningSite | undefined;
  beforeAll(async () => {
    const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,nr_inodes=100', 'tmpfs', disk], {
      encoding: 'utf8',
    });
    if (mount.status === 0) site = await startWhole({ DATA_DIR: disk, LOG_LEVEL: 'silent' });
    else console.log(`No disk can be mounted and filled here: ${mount.stderr || mount.error?.message}`);
  });
  afterAll(async () => {
    await site?.stop();
    if (site) spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  const ballast = join(disk, 'ballast');
  beforeEach(() => mkdirSync(ballast));
  afterEach(() => rmSync(ballast, { recursive: true, force: true }));
  const free = () => statfsSync(disk);
  const ways: [what: string, fill: () => void][] = [
    ['few bytes', () => writeFileSync(join(ballast, 'bytes'), Buffer.alloc((free().bavail - 2) * free().bsize))],
    [
      'no file',
      () => {
        while (free().ffree > 0) writeFileSync(join(ballast, String(free().ffree)), '');
      },
    ],
  ];
  const files = () =>
    readdirSync(join(disk, 'media'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
  test.for(ways)(
    'a disk with room for %s more lets nothing hang and nothing typed be lost, keeps nothing half, and serves again',
    { timeout: 60_000 },
    async ([, fill], { skip }) => {
      if (!site) return skip('no disk can be mounted here');
      await comesToReview(site, await give(site));
      const before = files();
      fill();
      await expectOutage(site);
      rmSync(ballast, { recursive: true });
      expect(files()).toEqual(before);
      await expectService(site);
    },
  );
});
