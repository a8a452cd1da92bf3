import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { SubmissionId } from '#db/ids.ts';
import { card } from '#db/schema/card.ts';
import { submission } from '#db/schema/submission.ts';
import { rotation } from '#db/schema/wall.ts';
import { clearedPhotos, given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { openWall } from '#tests/support/walls.ts';
import { control, findWall } from './control.ts';
import { timeline } from './stood.ts';
import { clock, leadMs, planWall } from './timeline.ts';

const { eventStaff } = people;

beforeAll(() => openCampaign());

/** A wall of its own, planned, with so many people who take turns of a minute; the first has stood for some seconds. */
async function wallOf(count: number) {
  const { id } = await openWall({ paceMs: 60_000 });
  const shown = await clearedPhotos(count);
  await planWall(id);
  await asOwner((tx) =>
    tx
      .update(card)
      .set({ at: sql`${card.at} - interval '10 s'`, until: sql`${card.until} - interval '10 s'` })
      .where(eq(card.wall, id)),
  );
  const cards = async () => {
    const now = await clock();
    return timeline(id, now, now + 120_000);
  };
  return { id, shown, cards };
}

test('a skip ends what would have stood for a minute, and the next begins as soon as it can', async () => {
  const { id, shown, cards } = await wallOf(2);
  const [standing] = await cards();
  const asked = await clock();
  expect(standing!.until - asked).toBeGreaterThan(40_000);
  expect(await control(id, { action: 'skip' }, eventStaff.id)).toBe('running');
  const [cut, next] = await cards();
  expect(cut).toMatchObject({ card: standing!.card, until: next!.at });
  expect(next!.items).toMatchObject([{ submission: shown[1] }]);
  expect(next!.at).toBeGreaterThanOrEqual(asked + leadMs);
  expect(next!.at).toBeLessThanOrEqual((await clock()) + leadMs);
});

test('a wall that is paused is not skipped', async () => {
  const { id } = await wallOf(1);
  await control(id, { action: 'pause' }, eventStaff.id);
  await expect(control(id, { action: 'skip' }, eventStaff.id)).rejects.toThrow('paused');
});

for (const [way, still] of [
  ['a pause', { action: 'pause' }],
  ['a blackout', { action: 'blackout' }],
  ['words that are held', { action: 'hold', text: 'We begin at seven.' }],
] as const)
  test(`nobody’s first turn passes behind ${way}`, async () => {
    const { id, shown, cards } = await wallOf(2);
    await control(id, still, eventStaff.id);
    await planWall(id);
    const now = await clock();
    expect((await cards()).filter(({ at }) => at > now)).toEqual([]);
    const hers = and(eq(rotation.wall, id), eq(rotation.submission, shown[1]!));
    expect(await db.select({ lastAt: rotation.lastAt }).from(rotation).where(hers)).toEqual([{ lastAt: null }]);
    await control(id, { action: 'resume' }, eventStaff.id);
    await planWall(id);
    const [next] = (await cards()).filter(({ at }) => at > now);
    expect(next!.items).toMatchObject([{ submission: shown[1] }]);
  });

test('what a pause kept on the wall stands until the first new card can begin', async () => {
  const { id, cards } = await wallOf(2);
  const [standing] = await cards();
  await control(id, { action: 'pause' }, eventStaff.id);
  await control(id, { action: 'resume' }, eventStaff.id);
  await planWall(id);
  const [still, next] = await cards();
  expect(still!.card).toBe(standing!.card);
  expect(still!.until).toBeGreaterThanOrEqual(next!.at - 1_000);
});

test('who is spotlit comes next, and a skip puts her there once', async () => {
  const { id, shown, cards } = await wallOf(3);
  await control(id, { action: 'spotlight', submission: shown[0]! }, eventStaff.id);
  await control(id, { action: 'skip' }, eventStaff.id);
  await planWall(id);
  const now = await clock();
  const hers = (await cards()).filter(({ at, items }) => at > now && items.some((one) => one.submission === shown[0]));
  expect(hers).toHaveLength(1);
  expect((await findWall(id)).spotlight).toBeNull();
});

test('who is spotlit comes next, however many wait for their turns before her', async () => {
  const { id, cards } = await wallOf(1);
  const her = await given('cleared', { kind: 'testimony', text: 'My grandmother set one more plate on Fridays.' });
  const waiting = Array.from({ length: 205 }, (): typeof submission.$inferInsert => ({
    id: SubmissionId.parse(randomUUID()),
    campaign: 'test',
    kind: 'testimony',
    receipt: randomUUID(),
    country: 'FR',
    locale: 'en',
    text: 'She always began with the recipe.',
    eyes: 2,
  }));
  await db.insert(submission).values(waiting);
  await db
    .insert(rotation)
    .values(waiting.map((one) => ({ wall: id, submission: one.id, kind: one.kind, since: new Date(0) })));
  await control(id, { action: 'spotlight', submission: her.id }, eventStaff.id);
  await planWall(id);
  const now = await clock();
  const next = (await cards()).find(({ at }) => at > now);
  expect(next).toMatchObject({ layout: 'single', items: [{ submission: her.id }] });
  expect((await findWall(id)).spotlight).toBeNull();
});
