import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { campaign } from '#db/schema/campaign.ts';
import { submission } from '#db/schema/submission.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { appealAgainst, overturn, uphold } from '../moderation/appeal.ts';
import { approve, clear, reject, undo } from '../moderation/decide.ts';
import { flagPublished } from '../moderation/flag.ts';
import { claimNext } from '../moderation/queue.ts';
import { forecast, outlook } from './forecast.ts';
import { openLanes, type MeasuredLane } from './open.ts';
import { verdicts } from './verdicts.ts';
import { firstWaits, secondWaits } from './waits.ts';

await openCampaign();
const { moderator, second, third, lead } = people;
const minute = 60_000;

/** As if it had come so long ago. */
const received = async (minutes: number, also: Parameters<typeof given>[1] = {}) => {
  const { id } = await given('in-review', also);
  const at = new Date(Date.now() - minutes * minute);
  await db.update(submission).set({ receivedAt: at, dueAt: at }).where(eq(submission.id, id));
  return id;
};
const someone = { words: null, name: null, email: null, illegal: false, locale: 'en' };
const lane = async (name: MeasuredLane) => (await openLanes()).find((one) => one.lane === name)!;

test('the oldest of a lane is told beside what the campaign has promised', async () => {
  await received(40, { message: 'the holohoax' });
  await received(90);
  expect(await lane('quarantine')).toMatchObject({ count: 1, levelMinutes: 15 });
  expect((await lane('quarantine')).oldestMinutes).toBeCloseTo(40, 0);
  expect((await lane('review')).oldestMinutes).toBeCloseTo(90, 0);
  await db.update(campaign).set({ quarantineMinutes: 45 });
  expect((await lane('quarantine')).levelMinutes).toBe(45);
  const promised = await given('in-review', { message: 'the holohoax' });
  expect(promised.dueAt!.getTime()).toBeGreaterThan(Date.now() + 44 * minute);
});

test('what the public flagged is promised as early as the quarantine, and testimonies are told apart from photos', async () => {
  await received(30, { kind: 'testimony', text: 'I was nine.' });
  const { id } = await given('approved');
  await flagPublished(id, { ...someone, reason: 'hateful', network: 'one' });
  expect(await lane('flagged')).toMatchObject({ count: 1, levelMinutes: (await lane('quarantine')).levelMinutes });
  expect(await lane('testimonies')).toMatchObject({ count: 1 });
  expect((await lane('testimonies')).oldestMinutes).toBeCloseTo(30, 0);
});

test('what waits for a second look waits there since the first one', async () => {
  await approve(await received(600), moderator.id);
  expect(await lane('clear')).toMatchObject({ count: 1 });
  expect((await lane('clear')).oldestMinutes).toBeLessThan(1);
});

test('the first decision is counted from the receipt and the second from the first; later ones are neither', async () => {
  const before = (await firstWaits('day')).whole!.count;
  const ids = [await received(10), await received(20), await received(60)];
  for (const id of ids) await approve(id, moderator.id);
  const { whole, steps } = await firstWaits('day');
  expect(whole!.count).toBe(before + 3);
  expect(whole!.p95).toBeGreaterThan(60 * 60);
  expect(steps).toHaveLength(24);
  expect(await secondWaits('week')).toMatchObject({ whole: null });
  await clear(ids[0]!, second.id);
  const { whole: cleared } = await secondWaits('week');
  expect(cleared).toMatchObject({ count: 1 });
  expect(cleared!.median).toBeLessThan(60);
  await undo(ids[0]!, lead.id);
  await approve(ids[0]!, moderator.id);
  expect((await firstWaits('day')).whole!.count).toBe(before + 3);
});

test('a no of the second, an appeal that is right and what is taken back are counted among their kind', async () => {
  const { whole: before } = await verdicts('day');
  const disputed = await given('approved');
  await claimNext(third, 'clear', 50);
  await reject(disputed.id, third.id, { reason: 'off-topic' });
  await given('cleared');
  for (const answer of [uphold, overturn]) {
    const { id, receipt } = await given('rejected');
    await appealAgainst(receipt, 'It is my grandmother.');
    await answer(id, second.id, 'Seen again.');
  }
  await undo((await given('approved')).id, moderator.id);
  const { whole } = await verdicts('day');
  const more = Object.entries(whole).map(([name, count]) => [name, count - before[name as keyof typeof before]]);
  expect(Object.fromEntries(more)).toMatchObject({ seconds: 2, disagreed: 1, appeals: 2, granted: 1, undone: 1 });
});

test('a backlog is empty when what goes has outrun what comes, and never where more comes', () => {
  const hour = 60 * minute;
  expect(outlook(0, 100, 10, 20).emptyAt).toBe(10 * hour);
  expect(outlook(0, 100, 20, 20).emptyAt).toBeNull();
  expect(outlook(5, 0, 20, 0).emptyAt).toBe(5);
});

test('the forecast goes by what came and went in the last day, up to the first night', async () => {
  const nightAt = new Date(Date.now() + 48 * 60 * minute);
  await db.update(campaign).set({ firstNightAt: nightAt });
  const before = await forecast();
  expect(before.nightAt).toBe(nightAt.getTime());
  for (const state of ['in-review', 'approved', 'cleared'] as const) await given(state);
  const { first, second: cleared } = await forecast();
  expect(first.backlog - before.first.backlog).toBe(1);
  expect((first.coming - before.first.coming) * 24).toBeCloseTo(3);
  expect((first.going - before.first.going) * 24).toBeCloseTo(2);
  expect(cleared.backlog - before.second.backlog).toBe(1);
  expect((cleared.going - before.second.going) * 24).toBeCloseTo(1);
  await db.update(campaign).set({ firstNightAt: new Date(0) });
  expect((await forecast()).nightAt).toBeNull();
});
