import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { BlockId } from '#db/ids.ts';
import { block } from '#db/schema/block.ts';
import { event } from '#db/schema/event.ts';
import { wall } from '#db/schema/wall.ts';
import { openCampaign, people } from '#tests/support/campaign.ts';
import { addBlock, changeBlock, removeBlock } from './change.ts';
import { applyTemplate, copyNight } from './copy.ts';
import { programmeOf } from './day.ts';
import type { BlockWords } from './faults.ts';
import { mostBlocks } from './nights.ts';

const { eventStaff, lead } = people;
const night = '2027-01-26';
const main = async () => (await db.select().from(wall).where(eq(wall.id, 'main')))[0]!;

beforeAll(async () => {
  await openCampaign();
});
beforeEach(async () => {
  await db.delete(block);
  await db.update(wall).set({ zone: 'Europe/Warsaw', rules: [], stale: false, programmeFrom: null });
});

const words = (also: Partial<BlockWords> = {}): BlockWords => ({
  kind: 'silence',
  startsAt: `${night}T19:00:00`,
  endsAt: `${night}T19:02:00`,
  zone: null,
  words: null,
  countsTo: null,
  partner: null,
  ...also,
});
const id = () => BlockId.parse(randomUUID());
const added = (also: Partial<BlockWords> = {}) => addBlock('main', id(), words(also), eventStaff.id);
const night26 = async (of = night) => programmeOf(await main(), of);
const lastEvent = async () => (await db.select().from(event).orderBy(desc(event.number)).limit(1))[0]!;
const constraint = (name: string) => ({ cause: { constraint: name } });

test('a block is added, changed and removed, each with an event that has no words, and the timeline is to follow', async () => {
  const one = await added({ kind: 'message', words: 'Never again' });
  expect(await lastEvent()).toMatchObject({
    kind: 'programme.added',
    wall: 'main',
    actor: eventStaff.id,
    detail: { block: one.id, kind: 'message', startsAt: `${night}T19:00:00`, change: 1 },
  });
  expect(await main()).toMatchObject({ stale: true, programmeFrom: new Date('2027-01-26T18:00:00Z') });
  await changeBlock(
    'main',
    one.id,
    words({ kind: 'message', words: 'We remember', endsAt: `${night}T19:05:00` }),
    1,
    lead.id,
  );
  const told = await lastEvent();
  expect(told).toMatchObject({ kind: 'programme.changed', actor: lead.id, detail: { change: 2 } });
  expect(JSON.stringify(told.detail)).not.toContain('remember');
  await removeBlock('main', one.id, 2, lead.id);
  expect(await lastEvent()).toMatchObject({ kind: 'programme.removed', detail: { block: one.id } });
  expect(await night26()).toEqual([]);
});

test('where only its end is another, the timeline stays as it is until the earlier one', async () => {
  const one = await added();
  await db.update(wall).set({ programmeFrom: null });
  await changeBlock('main', one.id, words({ endsAt: `${night}T19:05:00` }), 1, lead.id);
  expect((await main()).programmeFrom).toEqual(new Date('2027-01-26T18:02:00Z'));
});

test('the same once more changes nothing, and a change that somebody else has overtaken is refused', async () => {
  const one = await added();
  const before = await lastEvent();
  expect((await changeBlock('main', one.id, words(), 1, lead.id)).change).toBe(1);
  expect(await lastEvent()).toEqual(before);
  await changeBlock('main', one.id, words({ kind: 'black' }), 1, lead.id);
  await expect(changeBlock('main', one.id, words(), 1, lead.id)).rejects.toThrow('somebody else');
  await expect(removeBlock('main', one.id, 1, lead.id)).rejects.toThrow('somebody else');
  await expect(addBlock('main', one.id, words(), lead.id)).rejects.toThrow('already');
});

test('what is wrong with a block is named by its field', async () => {
  const fault = (also: Partial<BlockWords>, field: string, name: string) =>
    expect(added(also)).rejects.toMatchObject({ field: `block-${field}`, fault: name });
  await fault({ endsAt: `${night}T19:00:00` }, 'ends', 'too-early');
  await fault({ endsAt: '2027-01-27T19:00:01' }, 'ends', 'too-late');
  await fault({ startsAt: '2027-03-28T02:30:00', endsAt: '2027-03-28T03:10:00' }, 'ends', 'skipped');
  await fault({ zone: 'Europe/Atlantis' }, 'zone', 'unknown');
  await fault({ kind: 'hold' }, 'words', 'required');
  await fault({ kind: 'hold', words: 'x'.repeat(401) }, 'words', 'too-long');
  await fault({ kind: 'countdown' }, 'counts-to', 'required');
  await fault({ kind: 'countdown', countsTo: `${night}T19:01:00` }, 'counts-to', 'too-early');
  await fault({ kind: 'partner' }, 'partner', 'required');
  await fault({ kind: 'partner', partner: 'nobody' }, 'partner', 'required');
});

test('a night is told by the wall’s clock, also of blocks by another, and goes on past midnight', async () => {
  await added({ startsAt: '2027-01-27T01:30:00', endsAt: '2027-01-27T02:00:00', kind: 'black' });
  await added({ zone: 'America/New_York' });
  await added({ startsAt: '2027-01-27T13:00:00', endsAt: '2027-01-27T14:00:00' });
  expect((await night26()).map(({ kind, starts }) => [kind, starts])).toEqual([
    ['silence', '2027-01-27T01:00:00'],
    ['black', '2027-01-27T01:30:00'],
  ]);
});

test('a night is copied by its clocks, over the day on which they are put forward, and never onto another', async () => {
  await added({ startsAt: '2027-03-27T19:00:00', endsAt: '2027-03-27T19:01:00' });
  await added({
    kind: 'countdown',
    startsAt: '2027-03-27T18:50:00',
    endsAt: '2027-03-27T19:00:00',
    countsTo: '2027-03-27T19:00:00',
  });
  expect(await copyNight('main', '2027-03-27', '2027-03-28', lead.id)).toBe(2);
  const copied = await night26('2027-03-28');
  expect(copied.map(({ kind, startsAt, countsTo }) => [kind, startsAt, countsTo])).toEqual([
    ['countdown', '2027-03-28T18:50:00', '2027-03-28T19:00:00'],
    ['silence', '2027-03-28T19:00:00', null],
  ]);
  expect(copied[1]!.from).toBe(Date.parse('2027-03-28T17:00:00Z'));
  await expect(copyNight('main', '2027-03-27', '2027-03-28', lead.id)).rejects.toThrow('something on that night');
  await expect(copyNight('main', '2027-06-01', '2027-06-02', lead.id)).rejects.toMatchObject({ fault: 'nothing' });
});

test('a template fills a night without a gap or an overlap, and without what the place forbids', async () => {
  await applyTemplate('main', night, 'evening', lead.id);
  const evening = await night26();
  expect(evening.flatMap(({ problems }) => problems)).toEqual([]);
  expect(evening.find(({ kind }) => kind === 'silence')!.startsAt).toBe(`${night}T19:00:00`);
  await db.delete(block);
  await db.update(wall).set({ rules: ['no-counters'] });
  await applyTemplate('main', night, 'evening', lead.id);
  expect((await night26()).map(({ kind }) => kind)).not.toContain('figures');
  await applyTemplate('main', '2027-01-25', 'vigil', lead.id);
  const vigil = await night26('2027-01-25');
  expect(vigil.flatMap(({ problems }) => problems)).toEqual([]);
  expect([vigil.length, vigil.at(-1)!.endsAt]).toEqual([36, '2027-01-26T06:00:00']);
});

test('what the place forbids is refused, by the database too, and so is a rule that the programme breaks', async () => {
  await db.update(wall).set({ rules: ['no-partner-cards'] });
  const hour = { kind: 'partner', partner: 'example-org' } as const;
  await expect(added(hour)).rejects.toMatchObject({ field: 'block-kind', fault: 'no-partner-cards' });
  await expect(db.insert(block).values({ ...words(hour), id: id(), wall: 'main' })).rejects.toMatchObject(
    constraint('place_rules'),
  );
  const quiet = await added();
  await expect(db.update(block).set(hour).where(eq(block.id, quiet.id))).rejects.toMatchObject(
    constraint('place_rules'),
  );

  await db.update(wall).set({ rules: [] });
  await added({ ...hour, startsAt: '2026-01-26T19:00:00', endsAt: '2026-01-26T20:00:00' });
  await db.update(wall).set({ rules: ['no-partner-cards'] }); // what is over breaks nothing
  await db.update(wall).set({ rules: [] });
  await added({ ...hour, startsAt: '2099-01-26T19:00:00', endsAt: '2099-01-26T20:00:00' });
  await expect(db.update(wall).set({ rules: ['no-partner-cards'] })).rejects.toMatchObject(constraint('place_rules'));
  await expect(db.update(wall).set({ rules: ['no-fun' as 'no-sound'] })).rejects.toMatchObject(
    constraint('wall_rules'),
  );
});

test('the database keeps a block in one piece', async () => {
  const put = (also: Partial<BlockWords>) => db.insert(block).values({ ...words(also), id: id(), wall: 'main' });
  await expect(put({ endsAt: `${night}T19:00:00` })).rejects.toMatchObject(constraint('block_length'));
  await expect(put({ kind: 'message' })).rejects.toMatchObject(constraint('block_words_of_its_kind'));
  await expect(put({ kind: 'black', words: 'x' })).rejects.toMatchObject(constraint('block_words_of_its_kind'));
  await expect(put({ kind: 'countdown' })).rejects.toMatchObject(constraint('block_counts_to'));
  await expect(put({ partner: 'example-org' })).rejects.toMatchObject(constraint('block_partner'));
  await expect(put({ kind: 'fireworks' as 'black' })).rejects.toMatchObject(constraint('block_kind'));
});

test('a night has so many blocks and no more', async () => {
  const at = (index: number) => ({
    startsAt: `${night}T20:${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
    endsAt: `${night}T21:00:00`,
  });
  await db
    .insert(block)
    .values(Array.from({ length: mostBlocks }, (_, index) => ({ ...words(at(index)), id: id(), wall: 'main' })));
  await expect(added()).rejects.toMatchObject({ field: 'block-starts', fault: 'full' });
  await added({ startsAt: '2027-01-27T19:00:00', endsAt: '2027-01-27T19:02:00' });
});
