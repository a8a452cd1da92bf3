import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { record } from '#app/domain/journal.ts';
import { pull } from '#app/domain/projection/pull.ts';
import { db } from '#db/client.ts';
import { card, cardItem, play, pullReceipt } from '#db/schema/card.ts';
import { event } from '#db/schema/event.ts';
import { screen, wall } from '#db/schema/wall.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { issueTokens, startSite, type RunningSite } from '#tests/support/site.ts';

await openCampaign();
const tokens = await issueTokens();
let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());

/** A wall of its own with one screen, and a photo that stood alone on it and was pulled. */
async function wallWithPast() {
  const id = `w-${randomUUID()}`;
  const key = randomBytes(12).toString('hex');
  await db.insert(wall).values({ id, campaign: 'test', name: id });
  await db.insert(screen).values({ key, wall: id, name: 'Its screen' });
  const item = await given('cleared');
  const at = Date.now() - 60_000;
  const stood = await db.transaction(async (tx) => {
    const announced = await record(tx, { kind: 'wall.card', wall: id });
    const times = { at: new Date(at), until: new Date(at + 8_000) };
    const [row] = await tx
      .insert(card)
      .values({ wall: id, ...times, kind: 'photo', layout: 'single', announced })
      .returning();
    await tx.insert(cardItem).values({ card: row!.id, place: 0, submission: item.id, first: true });
    return row!.id;
  });
  await pull(item.id, people.eventStaff.id);
  const [pulled] = await db
    .select()
    .from(event)
    .where(and(eq(event.wall, id), eq(event.kind, 'wall.pull')));
  return { id, key, item, at, card: stood, pull: pulled!.number };
}
const say = (key: string, what: string, body: unknown) =>
  site.call(`/screen/${key}/${what}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

test('what a screen says of its wall’s cards and pulls is kept, once', async () => {
  const of = await wallWithPast();
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
  const [hers, other] = [await wallWithPast(), await wallWithPast()];
  const times = { from: other.at, until: other.at + 8_000 };
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
  const of = await wallWithPast();
  const answer = await site.call(`/api/walls/${of.id}/timeline?from=${of.at + 1}&to=${of.at + 2}`, {
    token: tokens.moderator,
  });
  const { cards } = (await answer.json()) as { cards: unknown[] };
  expect(cards).toEqual([
    {
      card: of.card,
      at: of.at,
      until: of.at + 8_000,
      kind: 'photo',
      layout: 'single',
      items: [{ submission: of.item.id, gone: 'pulled' }],
    },
  ]);
});
