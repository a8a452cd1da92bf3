import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { screen } from '#db/schema/wall.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { openWall } from '#tests/support/walls.ts';
import { screensOf } from './health.ts';
import { beat } from './screen.ts';

beforeAll(() => openCampaign());

test('a screen is away once it has said nothing for seven seconds, and there again with its next beat', async () => {
  const { id, key } = await openWall();
  const state = async () => (await screensOf(id))[0]!.state;
  expect(await state()).toBe('unseen');
  for (const [silence, expected] of [
    ['6 seconds', 'there'],
    ['7 seconds', 'away'],
  ] as const) {
    await db
      .update(screen)
      .set({ seenAt: sql`now() - ${silence}::interval` })
      .where(eq(screen.key, key));
    expect(await state()).toBe(expected);
  }
  await beat(key, {});
  expect(await state()).toBe('there');
});

test('what a screen says of itself is shown as far as it makes sense', async () => {
  const { id, key } = await openWall();
  const health = async () => (await screensOf(id))[0]!.health;
  expect(await health()).toBeNull();
  await beat(key, { version: 'abc', card: 'c', cachedMs: 61_000, driftMs: -12, mode: 'running' });
  expect(await health()).toEqual({ version: 'abc', card: 'c', cachedMs: 61_000, driftMs: -12 });
  await beat(key, { version: 7, cachedMs: -1, driftMs: 'late' });
  expect(await health()).toEqual({ version: null, card: null, cachedMs: null, driftMs: null });
});
