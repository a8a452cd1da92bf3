import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { approve, clear } from '#app/domain/moderation/decide.ts';
import { db } from '#db/client.ts';
import { event } from '#db/schema/event.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { cardFor, openWall } from '#tests/support/walls.ts';
import { withdraw } from '../submissions/withdraw.ts';
import { control } from './control.ts';
import { pull } from './pull.ts';
import { timeline } from './stood.ts';

beforeAll(() => openCampaign());

/** A photo that stood, or stands, alone on a wall of its own, from `from` until `until`, in ms from now. */
async function stoodAlone(from: number, until: number) {
  const { id } = await openWall();
  const item = await given('cleared');
  const stood = await cardFor(id, item.id, { from, until });
  const placesAt = async (moment: number) =>
    (await timeline(id, stood.at + moment, stood.at + moment + 1)).flatMap(({ items }) => items);
  return { ...item, ...stood, wall: id, placesAt };
}

test('who stood alone on a card that is over is named still once she was pulled', async () => {
  const hers = await stoodAlone(-90_000, -80_000);
  expect(await hers.placesAt(5_000)).toMatchObject([{ submission: hers.id, name: hers.name, off: null }]);
  await pull(hers.id, people.eventStaff.id);
  expect(await hers.placesAt(5_000)).toEqual([{ submission: hers.id, gone: 'pulled', off: null }]);
});

test('who withdrew everything keeps her place and nothing else', async () => {
  const hers = await stoodAlone(-60_000, -50_000);
  await withdraw(hers.receipt);
  expect(await hers.placesAt(5_000)).toEqual([{ submission: hers.id, gone: 'withdrawn', off: null }]);
});

test('who was pulled while she stood was taken off at that moment, though she has come back since', async () => {
  const hers = await stoodAlone(-5_000, 60_000);
  await pull(hers.id, people.eventStaff.id);
  const [pulled] = await db
    .select({ at: event.at })
    .from(event)
    .where(and(eq(event.wall, hers.wall), eq(event.kind, 'wall.pull')));
  const off = pulled!.at.getTime();
  expect(await hers.placesAt(1_000)).toEqual([{ submission: hers.id, gone: 'pulled', off }]);
  await approve(hers.id, people.moderator.id);
  await clear(hers.id, people.second.id);
  expect(await hers.placesAt(1_000)).toMatchObject([{ submission: hers.id, name: hers.name, off }]);
});

test('what a pause keeps on the wall stands there until now, though its time was over', async () => {
  const hers = await stoodAlone(-20_000, -10_000);
  expect(await hers.placesAt(15_000)).toEqual([]);
  await control(hers.wall, { action: 'pause' }, people.eventStaff.id);
  expect(await hers.placesAt(15_000)).toMatchObject([{ submission: hers.id }]);
  const [stands] = await timeline(hers.wall, hers.at, hers.at + 1);
  expect(stands!.until).toBeGreaterThan(hers.until + 9_000);
});
