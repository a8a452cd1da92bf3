import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pull } from '#app/domain/projection/pull.ts';
import { db } from '#db/client.ts';
import { play, pullReceipt } from '#db/schema/card.ts';
import { event } from '#db/schema/event.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { issueTokens, startSite, type RunningSite } from '#tests/support/site.ts';
import { cardFor, openWall } from '#tests/support/walls.ts';

await openCampaign();
const tokens = await issueTokens();
let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());

/** A photo that stood alone on a wall of its own, and was pulled since. */
async function pulledSince() {
  const { id, key } = await openWall();
  const item = await given('cleared');
  const stood = await cardFor(id, item.id, { from: -60_000, until: -52_000 });
  await pull(item.id, people.eventStaff.id);
  const [pulled] = await db
    .select()
    .from(event)
    .where(and(eq(event.wall, id), eq(event.kind, 'wall.pull')));
  return { id, key, item, ...stood, pull: pulled!.number };
}
const say = (key: string, what: string, body: unknown) =>
  site.call(`/screen/${key}/${what}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

test('what a screen says of its wall’s cards and pulls is kept, once', async () => {
  const of = await pulledSince();
  const said = { card: of.card, from: of.at + 100, until: of.at + 7_900 };
  for (const _ of [1, 2]) {
    expect((await say(of.key, 'plays', [said])).status).toBe(204);
    expect((await say(of.key, 'pulled', { pull: of.pull })).status).toBe(204);
  }
  expect(await db.select().from(play).where(eq(play.screen, of.key))).toEqual([
    { screen: of.key, card: of.card, from: new Date(said.from), until: new Date(said.until) },
  ]);
  expect(await db.select().from(pullReceipt).where(eq(pullReceipt.screen, of.key))).toMatchObject([{ pull: of.pull }]);
});

test('a screen speaks for its own wall only', async () => {
  const [hers, other] = [await pulledSince(), await pulledSince()];
  const times = { from: other.at, until: other.until };
  expect(
    (
      await say(hers.key, 'plays', [
        { card: other.card, ...times },
        { card: hers.card, ...times },
      ])
    ).status,
  ).toBe(204);
  expect((await say(hers.key, 'pulled', { pull: other.pull })).status).toBe(404);
  expect(await db.select().from(play).where(eq(play.screen, hers.key))).toMatchObject([{ card: hers.card }]);
  expect(await db.$count(pullReceipt, eq(pullReceipt.screen, hers.key))).toBe(0);
});

test('the timeline names whoever stood there and may not be shown now', async () => {
  const of = await pulledSince();
  const answer = await site.call(`/api/walls/${of.id}/timeline?from=${of.at + 1}&to=${of.at + 2}`, {
    token: tokens.moderator,
  });
  const { cards } = (await answer.json()) as { cards: unknown[] };
  expect(cards).toEqual([
    {
      card: of.card,
      at: of.at,
      until: of.until,
      kind: 'photo',
      layout: 'single',
      items: [{ submission: of.item.id, gone: 'pulled' }],
    },
  ]);
});

test('event staff can pull what stands through a pause', async () => {
  const { id } = await openWall();
  const hers = await given('cleared');
  await cardFor(id, hers.id, { from: -10_000 });
  const steer = (body: object) =>
    site.call(`/api/walls/${id}/control`, {
      method: 'POST',
      token: tokens.eventStaff,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  expect(await (await steer({ action: 'pause' })).json()).toEqual({ wall: id, mode: 'paused' });
  const page = async () => (await site.call(`/desk/walls/${id}`, { token: tokens.eventStaff })).text();
  expect(await page()).toContain(`<input type="hidden" name="submission" value="${hers.id}"/>`);
  expect((await steer({ action: 'pull', submission: hers.id })).status).toBe(200);
  expect(await page()).not.toContain(hers.id);
});
