import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { BlockId } from '#db/ids.ts';
import { block } from '#db/schema/block.ts';
import { card, cardItem } from '#db/schema/card.ts';
import { rotation, wall } from '#db/schema/wall.ts';
import { clearedPhotos, openCampaign, people } from '#tests/support/campaign.ts';
import { journalHead } from '../journal.ts';
import { addBlock, changeBlock, removeBlock } from '../programme/change.ts';
import { clockAt } from '../programme/clock.ts';
import type { BlockWords } from '../programme/faults.ts';
import { control } from './control.ts';
import { newsForNewcomer } from './stream.ts';
import { timeline } from './stood.ts';
import { clock, planWall, toPlan } from './timeline.ts';

const { eventStaff } = people;
/** Never put forward nor back: no day of the year is another for these tests. */
const zone = 'Asia/Kolkata';

beforeAll(async () => {
  await openCampaign();
  await clearedPhotos(10);
  await db.update(wall).set({ zone });
});
beforeEach(async () => {
  await db.delete(block);
  await control('main', { action: 'blackout' }, eventStaff.id); // takes back what is planned
  await control('main', { action: 'resume' }, eventStaff.id);
});

/** A moment on a full second, so many seconds from now, by the wall's clock. */
const soon = async (seconds: number) => clockAt((await clock()) + seconds * 1_000, zone);
const words = async (from: number, until: number, also: Partial<BlockWords> = {}): Promise<BlockWords> => ({
  kind: 'silence',
  startsAt: await soon(from),
  endsAt: await soon(until),
  zone: null,
  words: null,
  countsTo: null,
  partner: null,
  ...also,
});
const added = async (...of: Parameters<typeof words>) =>
  addBlock('main', BlockId.parse(randomUUID()), await words(...of), eventStaff.id);
const coming = async () => timeline('main', await clock(), (await clock()) + 400_000);
const of = async (kind: string) => (await coming()).filter((one) => one.kind === kind);

test('a silence that is added stands on the timeline from its second to its second, as one card without anybody', async () => {
  await planWall('main');
  const before = await db.select().from(rotation).orderBy(asc(rotation.submission));
  const quiet = await added(30, 150);
  expect(await toPlan(10)).toEqual([{ wall: 'main' }]);
  await planWall('main');
  const cards = await coming();
  const [silence, ...others] = cards.filter(({ kind }) => kind === 'silence');
  expect(others).toEqual([]);
  expect([clockAt(silence!.at, zone), clockAt(silence!.until, zone)]).toEqual([quiet.startsAt, quiet.endsAt]);
  expect([silence!.at % 1_000, silence!.until % 1_000, silence!.items]).toEqual([0, 0, []]);
  cards.slice(1).forEach(({ at }, index) => expect(at).toBe(cards[index]!.until));
  const after = await db.select().from(rotation).orderBy(asc(rotation.submission));
  const turnsOf = (rows: typeof before) => rows.filter(({ lastAt }) => lastAt && lastAt.getTime() >= silence!.at);
  expect(turnsOf(after), 'nobody’s turn is in it').toEqual([]);
  expect(turnsOf(before).length).toBeGreaterThan(0);
});

test('what is taken off the programme is taken off the timeline, and the wall goes on as without it', async () => {
  const dark = await added(20, 200, { kind: 'black' });
  await planWall('main');
  expect(await of('black')).toHaveLength(1);
  await removeBlock('main', dark.id, 1, eventStaff.id);
  await planWall('main');
  expect(await of('black')).toEqual([]);
  expect((await coming()).at(-1)!.until - (await clock())).toBeGreaterThan(60_000);
});

test('a block that stands is shortened while it stands, and nothing before its new end changes', async () => {
  const quiet = await added(-5, 300);
  await planWall('main');
  const [standing] = await of('silence');
  await changeBlock('main', quiet.id, { ...(await words(-5, 40)), startsAt: quiet.startsAt }, 1, eventStaff.id);
  await planWall('main');
  const [now, ...others] = await of('silence');
  expect(others).toEqual([]);
  expect(now!.card).toBe(standing!.card);
  expect(now!.until).toBeLessThan(standing!.until);
});

test('other words for a card that stands come as soon as every screen can have them, and the record keeps both', async () => {
  const note = await added(-5, 300, { kind: 'message', words: 'First' });
  await planWall('main');
  await changeBlock('main', note.id, { ...note, words: 'Second' }, 1, eventStaff.id);
  await planWall('main');
  const cards = await of('message');
  expect(cards.map(({ says }) => says)).toEqual([{ text: 'First' }, { text: 'Second' }]);
  expect(cards[1]!.at - (await clock())).toBeLessThan(2_500);
});

test('screens hear of a card without people as of any other, with what it says', async () => {
  await added(10, 60, { kind: 'countdown', words: 'until we begin', countsTo: await soon(60) });
  await planWall('main');
  const [held] = await db.select().from(wall).where(eq(wall.id, 'main'));
  const news = await newsForNewcomer(held!, await journalHead());
  const cards = news.flatMap((one) => (one.kind === 'card' ? [one.card] : one.kind === 'retime' ? one.cards : []));
  const countdown = cards.find(({ kind }) => kind === 'countdown')!;
  expect(countdown.says).toEqual({ text: 'until we begin', to: countdown.until });
});

test('who is spotlit in a silence comes after it', async () => {
  await added(-5, 40);
  await planWall('main');
  const [turn] = await db.select().from(rotation).orderBy(asc(rotation.since)).limit(1);
  await control('main', { action: 'spotlight', submission: turn!.submission }, eventStaff.id);
  await planWall('main');
  const cards = await coming();
  const after = cards.findIndex(({ kind }) => kind === 'silence') + 1;
  const next = cards.slice(after).find(({ kind }) => kind !== 'silence')!;
  expect(next).toMatchObject({ layout: 'single', items: [{ submission: turn!.submission }] });
});

test('a wall with nobody to show is planned for a block that needs nobody, and then no more', async () => {
  await db.insert(wall).values({ id: 'bare', campaign: 'test', name: 'Bare', zone });
  expect((await toPlan(10)).map((due) => due.wall)).not.toContain('bare');
  const late = await words(200, 300);
  await db.insert(block).values({ ...late, id: BlockId.parse(randomUUID()), wall: 'bare' });
  expect((await toPlan(10)).map((due) => due.wall)).not.toContain('bare');
  await db.insert(block).values({ ...(await words(20, 30)), id: BlockId.parse(randomUUID()), wall: 'bare' });
  expect((await toPlan(10)).map((due) => due.wall)).toContain('bare');
  await planWall('bare');
  expect((await timeline('bare', await clock(), (await clock()) + 100_000)).map(({ kind }) => kind)).toEqual([
    'silence',
  ]);
  expect((await toPlan(10)).map((due) => due.wall)).not.toContain('bare');
});

test('nobody can be put on a card of silence, nor a forbidden card on a wall, by whatever hand', async () => {
  await added(5, 60);
  await planWall('main');
  const [silence] = await of('silence');
  const [turn] = await db.select().from(rotation).limit(1);
  await expect(
    db.insert(cardItem).values({ card: silence!.card, place: 0, submission: turn!.submission, first: false }),
  ).rejects.toMatchObject({ cause: { constraint: 'card_without_people' } });
  const [row] = await db.select().from(card).where(eq(card.id, silence!.card));
  const { id: _, ...same } = row!;
  await expect(db.insert(card).values({ ...same, says: null })).rejects.toMatchObject({
    cause: { constraint: 'card_says' },
  });
  await db.update(wall).set({ rules: ['no-counters'] });
  await expect(db.insert(card).values({ ...same, kind: 'figures' })).rejects.toMatchObject({
    cause: { constraint: 'place_rules' },
  });
  await db.update(wall).set({ rules: [] });
});
