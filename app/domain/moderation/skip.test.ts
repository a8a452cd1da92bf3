import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { skip } from '#db/schema/skip.ts';
import { submission } from '#db/schema/submission.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { assign } from './assign.ts';
import { claimNext, waiting } from './queue.ts';
import { leaveToOthers } from './skip.ts';

beforeAll(() => openCampaign());

const before = async (judge: typeof people.moderator, lane: Parameters<typeof claimNext>[1] = 'review') =>
  (await claimNext(judge, lane, 9)).map(({ id }) => id);

test('what she leaves is the others’ at once, and hers again after a while', async () => {
  const { id } = await given('in-review');
  expect(await before(people.moderator)).toEqual([id]);
  expect(await before(people.second)).toEqual([]);
  await leaveToOthers(id, people.moderator.id);
  expect(await before(people.moderator)).toEqual([]);
  expect((await waiting(people.moderator)).review).toBe(0);
  expect(await before(people.second)).toEqual([id]);
  await leaveToOthers(id, people.second.id);
  await db.update(skip).set({ until: sql`now()` });
  expect(await before(people.moderator)).toEqual([id]);
});

test('nobody leaves what is not in her hands, or was given to her alone', async () => {
  const { id } = await given('in-review');
  await expect(leaveToOthers(id, people.third.id)).rejects.toThrow('not in your hands');
  const { id: hers } = await given('in-review');
  await assign(hers, people.outside.id, people.lead.id);
  expect(await before(people.outside, 'assigned')).toEqual([hers]);
  await expect(leaveToOthers(hers, people.outside.id)).rejects.toThrow('to you alone');
  expect(await before(people.outside, 'assigned')).toEqual([hers]);
});

test('nobody leaves what was in her hands until her claim ran out', async () => {
  const { id } = await given('in-review');
  await db
    .update(submission)
    .set({ claimedBy: people.third.id, claimedUntil: new Date(0) })
    .where(eq(submission.id, id));
  await expect(leaveToOthers(id, people.third.id)).rejects.toThrow('not in your hands');
  expect(await db.$count(skip, eq(skip.submission, id))).toBe(0);
});
