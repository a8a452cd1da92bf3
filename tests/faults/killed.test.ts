import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '#db/client.ts';
import { event } from '#db/schema/event.ts';
import { rendition } from '#db/schema/rendition.ts';
import { submission } from '#db/schema/submission.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { redisServer, startRedis, type Outside } from '#tests/support/outside.ts';
import { photo } from '#tests/support/photos.ts';
import { goodForm, startSite, type RunningSite } from '#tests/support/site.ts';
import { leaveUnread } from '#tests/support/unread.ts';
import { Redis } from 'ioredis';

await openCampaign();
await leaveUnread();
const picture = await photo({ width: 640, height: 480 });

/** Gives `count` photos, a few at a time, coming back after every failure with the same key, as the page does. */
async function giveMany(site: RunningSite, count: number, onEach: (given: number) => Promise<void>): Promise<string[]> {
  const ids: string[] = [];
  let next = 0;
  const giveOne = async (index: number): Promise<void> => {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      try {
        const answer = await site.call('/api/submissions', {
          method: 'POST',
          body: goodForm(picture, { name: `Test participant ${index}` }),
          headers: { 'idempotency-key': `given-${site.origin}-${index}` },
        });
        if (answer.status !== 201) continue;
        ids.push(((await answer.json()) as { id: string }).id);
        await onEach(ids.length);
        return;
      } catch {
        // The site is away: nothing was acknowledged, so it is sent again.
        await vi.waitFor(() => site.call('/healthz'), { timeout: 60_000, interval: 50 });
      }
    }
    throw new Error(`photo ${index} was never taken`);
  };
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      while (next < count) await giveOne(next++);
    }),
  );
  return ids;
}

async function expectEachOnce(ids: string[]): Promise<void> {
  expect(new Set(ids).size, 'every key is one submission').toBe(ids.length);
  await vi.waitFor(
    async () => {
      const rows = await db
        .select({ state: submission.state })
        .from(submission)
        .where(inArray(submission.id, ids as never[]));
      expect(rows.filter(({ state }) => state === 'in-review')).toHaveLength(ids.length);
    },
    { timeout: 120_000, interval: 200 },
  );
  expect(await db.$count(rendition, inArray(rendition.submission, ids as never[]))).toBe(3 * ids.length);
  for (const kind of ['submission.received', 'submission.in-review']) {
    const rows = await db.select({ id: event.submission }).from(event).where(eq(event.kind, kind));
    expect(rows.filter(({ id }) => ids.includes(id!))).toHaveLength(ids.length);
  }
}

describe('whatever is killed, an acknowledged photo comes to one end, once', () => {
  let site: RunningSite;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site?.stop());

  test('the worker and the site, with kill -9, in the middle of 200 uploads', { timeout: 240_000 }, async () => {
    const ids = await giveMany(site, 200, async (given) => {
      if (given === 40 || given === 120) await site.restartWorker();
      if (given === 80 || given === 160) await site.restartSite();
    });
    await expectEachOnce(ids);
    expect(await db.$count(submission)).toBe(200);
  });
});

describe.skipIf(!redisServer)('with the queue on Redis', () => {
  let site: RunningSite;
  let redis: Outside;
  beforeAll(async () => {
    redis = await startRedis();
    site = await startSite(redis.env);
  });
  afterAll(async () => {
    await site?.stop();
    await redis?.stop();
  });

  test('a Redis that is emptied in the middle loses no photo', { timeout: 180_000 }, async () => {
    const client = new Redis(redis.env.REDIS_URL!);
    const ids = await giveMany(site, 60, async (given) => {
      if (given % 20 === 10) await client.flushall();
    });
    await expectEachOnce(ids);
    await client.quit();
  });
});
