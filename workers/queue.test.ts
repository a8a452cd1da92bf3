import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { redisServer, startRedis, type Outside } from '#tests/support/outside.ts';
import { job } from './job.ts';

describe.skipIf(!redisServer)('a queue on Redis', () => {
  let redis: Outside;
  let queue: Awaited<ReturnType<typeof import('./queue.ts').operate>>;
  const ran: string[] = [];
  beforeAll(async () => {
    redis = await startRedis();
    Object.assign(process.env, redis.env); // read when the queue's module is loaded
    const { operate } = await import('./queue.ts');
    queue = await operate(
      job({
        name: 'test',
        data: z.object({ item: z.string() }),
        key: ({ item }) => item,
        due: async () => [{ item: 'only' }],
        run: async ({ item }) => void ran.push(item),
        concurrency: 1,
      }),
    );
  });
  afterAll(async () => {
    await queue?.close();
    await redis?.stop();
  });

  test('that is away refuses to be filled at once, keeps nothing for later, and is filled when it is back', async () => {
    await redis.stop();
    await vi.waitFor(() => expect(queue.fill()).rejects.toThrow("Stream isn't writeable"), { timeout: 4_000 });
    redis = await startRedis(Number(new URL(redis.env.REDIS_URL!).port));
    await vi.waitFor(() => queue.fill(), { timeout: 10_000, interval: 50 });
    await vi.waitFor(() => expect(ran).toEqual(['only']), { timeout: 10_000, interval: 50 });
  });
});
