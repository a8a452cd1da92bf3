import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ne, sql } from 'drizzle-orm';
import { Redis } from 'ioredis';
import { afterEach, expect, test, vi } from 'vitest';
import { db } from '#db/client.ts';
import { submission } from '#db/schema/submission.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { redisServer, startRedis, type Outside } from '#tests/support/outside.ts';
import { photo } from '#tests/support/photos.ts';
import { goodForm, startWhole, type RunningSite } from '#tests/support/site.ts';
import { leaveUnread } from '#tests/support/unread.ts';

/** How to empty the queue, as the guide says it. */
const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/operations.md'), 'utf8').replaceAll(/\s+/g, ' ');
const [, onRedis, onPostgres] = /To empty it on Redis, (.+?); workers may run on\. On PostgreSQL, (.+?)\. /.exec(
  guide,
)!;

await openCampaign();
await leaveUnread();
const picture = await photo({ width: 640, height: 480 });
let site: RunningSite | undefined;
let redis: Outside | undefined;
afterEach(async () => {
  await site?.stop();
  await redis?.stop();
});

/** Gives more at once than a worker examines meanwhile, and waits until the queue holds some of it. */
async function giveMany(queued: () => Promise<number>): Promise<void> {
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => site!.call('/api/submissions', { method: 'POST', body: goodForm(picture) })),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  await vi.waitFor(async () => expect(await queued()).toBeGreaterThan(20), { timeout: 20_000, interval: 10 });
}

const allComeToReview = () =>
  vi.waitFor(async () => expect(await db.$count(submission, ne(submission.state, 'in-review'))).toBe(0), {
    timeout: 30_000,
    interval: 50,
  });

test('the queue on PostgreSQL is emptied as the guide says, and no photo is lost', { timeout: 60_000 }, async () => {
  site = await startWhole();
  const queued = async () =>
    Number((await db.execute<{ jobs: string }>(sql`select count(*) as jobs from bullmq.job`)).rows[0]!.jobs);
  await giveMany(queued);
  for (const step of onPostgres!.split(', ')) {
    const [, command] = /^`(.+)`$/.exec(step) ?? [];
    if (step === 'stop the workers') await site.stopWorker();
    else if (step === 'start them') site.startWorker();
    else if (command?.startsWith('npm ')) expect(spawnSync(command, { shell: true, cwd: root }).status).toBe(0);
    else {
      expect(await queued()).toBeGreaterThan(0);
      await asOwner((tx) => tx.execute(sql.raw(command!)));
    }
  }
  await allComeToReview();
});

test.skipIf(!redisServer)('and so is the queue on Redis, while workers run on', { timeout: 60_000 }, async () => {
  redis = await startRedis();
  site = await startWhole(redis.env);
  const client = new Redis(redis.env.REDIS_URL!);
  const [, command] = /^`(\w+)` the database that `REDIS_URL` names/.exec(onRedis!)!;
  await giveMany(() => client.dbsize());
  await client.call(command!);
  await client.quit();
  await allComeToReview();
});
