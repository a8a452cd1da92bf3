import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { submission } from '#db/schema/submission.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { unclaimed } from '../submissions/state.ts';
import { approve, escalate } from './decide.ts';
import { claimNext, releaseClaims, renewClaims, waiting } from './queue.ts';

const { moderator, second, third, lead } = people;
const page = randomUUID();
const ids = (items: { id: string }[]) => items.map(({ id }) => id);

beforeAll(() => openCampaign());
beforeEach(async () => {
  // What an earlier test left waiting is nobody's business here.
  await db.update(submission).set(unclaimed);
  for (const lane of ['quarantine', 'review'] as const)
    for (const { id } of await claimNext(lead, lane, 50)) await approve(id, lead.id);
});

test('moderators who ask at the same moment are never given the same item', async () => {
  for (let index = 0; index < 9; index += 1) await given('in-review');
  const hands = await Promise.all([moderator, second, third].map((judge) => claimNext(judge, 'review', 4)));
  const all = hands.flatMap(ids);
  expect(all).toHaveLength(9);
  expect(new Set(all).size).toBe(9);
});

test('whoever opens her desk again finds the items that she held', async () => {
  await given('in-review');
  await given('in-review');
  const before = ids(await claimNext(moderator, 'review', 1));
  expect(ids(await claimNext(moderator, 'review', 1))).toEqual(before);
});

test('a claim ends with the decision, when it is given back, and by itself', async () => {
  const [one, two, three] = [await given('in-review'), await given('in-review'), await given('in-review')];
  expect(await claimNext(moderator, 'review', 3, page)).toHaveLength(3);
  expect(await claimNext(second, 'review', 3)).toEqual([]);
  await approve(one.id, moderator.id);
  await db
    .update(submission)
    .set({ claimedUntil: new Date(0) })
    .where(eq(submission.id, two.id));
  expect(ids(await claimNext(second, 'review', 3))).toEqual([two.id]);
  await releaseClaims(moderator, page);
  expect(ids(await claimNext(third, 'review', 3))).toEqual([three.id]);
});

test('a heartbeat keeps what is still hers, and says what is not', async () => {
  const [one, two] = [await given('in-review'), await given('in-review')];
  await claimNext(moderator, 'review', 2);
  await approve(two.id, second.id);
  expect(await renewClaims(moderator, [one.id, two.id], null)).toEqual([one.id]);
});

test('a page that closes after her next one has opened gives nothing back that is on that one', async () => {
  const [one, two] = [await given('in-review'), await given('in-review')];
  const next = randomUUID();
  await claimNext(moderator, 'review', 2, page);
  await claimNext(moderator, 'review', 2, next);
  await releaseClaims(moderator, page);
  expect(await claimNext(second, 'review', 2)).toEqual([]);
  expect(await renewClaims(moderator, [one.id], page)).toEqual([one.id]);
  await releaseClaims(moderator, next);
  expect(ids(await claimNext(second, 'review', 2))).toEqual([two.id]);
});

test('what checks hold back waits in a lane of its own, and what is due first comes first', async () => {
  const vile = await given('in-review', { message: 'the holohoax' });
  const [late, early] = [await given('in-review'), await given('in-review')];
  await db
    .update(submission)
    .set({ dueAt: new Date(0) })
    .where(eq(submission.id, early.id));
  expect(ids(await claimNext(second, 'review', 5))).toEqual([early.id, late.id]);
  expect(ids(await claimNext(second, 'quarantine', 5))).toEqual([vile.id]);
  expect(vile.dueAt!.getTime()).toBeLessThan(late.dueAt!.getTime());
  expect(await waiting(second)).toMatchObject({ quarantine: 1, review: 2 });
});

test('nobody is asked to clear what she approved herself', async () => {
  const item = await given('approved');
  expect(ids(await claimNext(moderator, 'clear', 50))).not.toContain(item.id);
  expect(ids(await claimNext(third, 'clear', 50))).toContain(item.id);
});

test('an escalated item waits for a lead alone', async () => {
  const item = await given('in-review');
  await escalate(item.id, moderator.id);
  expect(ids(await claimNext(second, 'review', 50))).not.toContain(item.id);
  expect((await waiting(second)).review).toBe(0);
  expect(ids(await claimNext(lead, 'review', 50))).toContain(item.id);
});
