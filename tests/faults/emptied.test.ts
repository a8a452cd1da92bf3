import { inArray } from 'drizzle-orm';
import { Redis } from 'ioredis';
import { expect, test, vi } from 'vitest';
import { db } from '#db/client.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { redisServer, startRedis } from '#tests/support/outside.ts';
import { photo } from '#tests/support/photos.ts';
import { goodForm, startWhole } from '#tests/support/site.ts';
import { leaveUnread } from '#tests/support/unread.ts';

test.skipIf(!redisServer)('a Redis that is emptied in the middle loses no photo', { timeout: 180_000 }, async () => {
  await openCampaign();
  await leaveUnread();
  const redis = await startRedis();
  const [site, client] = [await startWhole(redis.env), new Redis(redis.env.REDIS_URL!)];
  try {
    const picture = await photo({ width: 640, height: 480 });
    const ids: Submission['id'][] = [];
    for (let round = 0; round < 3; round += 1) {
      const given = await Promise.all(
        Array.from({ length: 20 }, () =>
          site.call('/api/submissions', { method: 'POST', body: goodForm(picture) }).then((answer) => answer.json()),
        ),
      );
      ids.push(...given.map(({ id }) => id));
      await client.flushall();
    }
    await vi.waitFor(
      async () => {
        const rows = await db.select().from(submission).where(inArray(submission.id, ids));
        expect(rows.filter(({ state }) => state === 'in-review')).toHaveLength(60);
      },
      { timeout: 120_000, interval: 200 },
    );
  } finally {
    await client.quit();
    await site.stop();
    await redis.stop();
  }
});
