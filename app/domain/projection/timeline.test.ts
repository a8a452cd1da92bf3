import { and, eq, isNull } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { card, cardItem } from '#db/schema/card.ts';
import { event } from '#db/schema/event.ts';
import { rotation, wall } from '#db/schema/wall.ts';
import { clearedPhotos, given, openCampaign, people } from '#tests/support/campaign.ts';
import { withdraw } from '../submissions/withdraw.ts';
import { control } from './control.ts';
import { timeline } from './stood.ts';
import { clock, planWall, toPlan } from './timeline.ts';

const { eventStaff } = people;

beforeAll(async () => {
  await openCampaign();
  await clearedPhotos(14);
});
beforeEach(async () => {
  await control('main', { action: 'resume' }, eventStaff.id);
  await planWall('main');
});

const coming = async () => timeline('main', await clock(), (await clock()) + 120_000);
const shownOn = (cards: Awaited<ReturnType<typeof coming>>) =>
  cards.flatMap(({ items }) => items.flatMap((item) => ('gone' in item ? [] : item.submission)));

test('a wall’s cards are known for more than the next minute, one after the other', async () => {
  const cards = await coming();
  expect(cards.at(-1)!.until - (await clock())).toBeGreaterThan(60_000);
  cards.slice(1).forEach(({ at }, index) => expect(at).toBe(cards[index]!.until));
  expect((await toPlan(10)).map((due) => due.wall)).not.toContain('main');
});

test('who is newly cleared stands before anybody stands there again, and no card changes within two seconds', async () => {
  const { id } = await given('cleared');
  const now = await clock();
  expect(await toPlan(10)).toEqual([{ wall: 'main' }]);
  await planWall('main');
  const cards = await coming();
  const hers = cards.findIndex(({ items }) => items.some(({ submission }) => submission === id));
  expect(hers).toBeGreaterThanOrEqual(0);
  const seen = new Set(shownOn(cards.filter(({ at }) => at < now + 2_500)));
  for (const one of shownOn(cards.slice(0, hers).filter(({ at }) => at >= now + 2_500))) {
    expect(seen.has(one), 'somebody stands there again before her').toBe(false);
    seen.add(one);
  }
  const retimes = await db
    .select()
    .from(event)
    .where(and(eq(event.wall, 'main'), eq(event.kind, 'wall.retime'), isNull(event.actor))); // a pause holds at once
  expect(retimes.length).toBeGreaterThan(0);
  for (const { detail, at } of retimes) expect(Number(detail.from) - at.getTime()).toBeGreaterThan(2_000);
});

test('what is withdrawn is on no card that comes, and its wall is told', async () => {
  const item = await given('cleared');
  await planWall('main');
  expect(shownOn(await coming())).toContain(item.id);
  await withdraw(item.receipt);
  expect(shownOn(await coming())).not.toContain(item.id);
  await planWall('main');
  const planned = await db
    .select({ submission: cardItem.submission })
    .from(cardItem)
    .innerJoin(card, eq(card.id, cardItem.card))
    .where(and(isNull(card.superseded), eq(cardItem.submission, item.id)));
  const [standing] = await coming();
  expect(planned.length).toBeLessThanOrEqual(standing!.at < (await clock()) + 2_500 ? 1 : 0);
  expect(await db.$count(event, and(eq(event.kind, 'wall.pull'), eq(event.submission, item.id)))).toBe(1);
});

test('a turn that was planned and taken back counts as not given', async () => {
  const { id } = await given('cleared');
  await planWall('main');
  await control('main', { action: 'pause' }, eventStaff.id);
  const [turn] = await db.select().from(rotation).where(eq(rotation.submission, id));
  const cards = (await coming()).filter(({ items }) => items.some(({ submission }) => submission === id));
  expect(turn!.lastAt === null).toBe(cards.length === 0);
});

test('two planners at once make one timeline', async () => {
  await db.update(wall).set({ stale: true });
  await control('main', { action: 'skip' }, eventStaff.id);
  await Promise.all([planWall('main'), planWall('main'), planWall('main')]);
  const cards = await coming();
  cards.slice(1).forEach(({ at }, index) => expect(at).toBeGreaterThanOrEqual(cards[index]!.until));
});

test('pause keeps what stands and plans nothing; going on plans again', async () => {
  await control('main', { action: 'pause' }, eventStaff.id);
  expect(await toPlan(10)).toEqual([]);
  expect((await coming()).length).toBeLessThanOrEqual(1);
  await control('main', { action: 'resume' }, eventStaff.id);
  await planWall('main');
  expect((await coming()).length).toBeGreaterThan(5);
});

test('a hold needs words, and the database knows it', async () => {
  expect(await control('main', { action: 'hold', text: 'We begin at seven.' }, eventStaff.id)).toBe('hold');
  await expect(db.update(wall).set({ holdText: null })).rejects.toMatchObject({
    cause: { constraint: 'wall_hold_has_words' },
  });
});

test('only what is cleared for the wall can be spotlit, and then it comes next', async () => {
  const waiting = await given('in-review');
  await expect(control('main', { action: 'spotlight', submission: waiting.id }, eventStaff.id)).rejects.toThrow(
    'cleared',
  );
  const cards = await coming();
  const late = cards.at(-1)!.items[0]!.submission;
  await control('main', { action: 'spotlight', submission: late }, eventStaff.id);
  await planWall('main');
  const now = await clock();
  const next = (await coming()).filter(({ at }) => at > now).slice(0, 2);
  expect(next.some(({ layout, items }) => layout === 'single' && items[0]!.submission === late)).toBe(true);
});
