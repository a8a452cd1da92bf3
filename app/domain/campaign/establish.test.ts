import { randomUUID } from 'node:crypto';
import { asc, eq, gt } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { approve, clear } from '#app/domain/moderation/decide.ts';
import { db } from '#db/client.ts';
import { BlockId } from '#db/ids.ts';
import { campaign } from '#db/schema/campaign.ts';
import { decision } from '#db/schema/decision.ts';
import { event } from '#db/schema/event.ts';
import { partner } from '#db/schema/partner.ts';
import { submission } from '#db/schema/submission.ts';
import { rotation, screen, wall } from '#db/schema/wall.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { addBlock, removeBlock } from '../programme/change.ts';
import { journalHead } from '../journal.ts';
import type { Edition } from './edition.ts';
import { establish } from './establish.ts';

const { screenKey } = await openCampaign();

/** What `openCampaign` has made, as its operator would have declared it. */
const edition: Edition = {
  slug: 'test',
  name: 'Test',
  hashtag: '#WeRemember',
  timeZone: 'Europe/Warsaw',
  opensAt: new Date(0),
  closesAt: new Date('2100-01-01'),
  eyes: 2,
  quarantineMinutes: 15,
  reviewMinutes: 1440,
  appealHours: 72,
  requireSecondFactor: [],
  partners: [{ slug: 'example-org', name: 'Example Organisation', clears: false }],
  walls: [],
};
const newWall = (slug: string): Edition['walls'][number] => ({
  slug,
  name: slug,
  timeZone: 'UTC',
  width: 1920,
  height: 1080,
  languages: [],
  rules: [],
  paceMs: 8000,
  screens: [],
});
const main = { ...newWall('main'), name: 'Main wall', screens: [{ name: 'First screen' }] };
edition.walls = [main];
const eventsAfter = (number: number) =>
  db.select().from(event).where(gt(event.number, number)).orderBy(asc(event.number));

test('what is so already stays as it is, without an event', async () => {
  const before = await journalHead();
  expect(await establish(edition)).toEqual([]);
  expect(await journalHead()).toBe(before);
});

test('what differs is changed and what is new is made, each with an event that says what it was before', async () => {
  const before = await journalHead();
  const changes = await establish({
    ...edition,
    name: 'Test once more',
    partners: [...edition.partners, { slug: 'other-org', name: 'Other', clears: false }],
    walls: [{ ...main, paceMs: 6000, screens: [...main.screens, { name: 'Second screen' }] }],
  });
  expect(changes).toEqual([
    { thing: 'campaign', name: 'test', how: 'changed', wall: null, fields: { name: ['Test', 'Test once more'] } },
    { thing: 'partner', name: 'other-org', how: 'made', wall: null },
    { thing: 'wall', name: 'main', how: 'changed', wall: 'main', fields: { paceMs: [8000, 6000] } },
    { thing: 'screen', name: 'Second screen', how: 'made', wall: 'main', key: expect.stringMatching(/^[\w-]{24}$/) },
  ]);
  const told = await eventsAfter(before);
  expect(told.map(({ kind, wall: of }) => [kind, of])).toEqual([
    ['campaign.changed', null],
    ['partner.made', null],
    ['wall.changed', 'main'],
    ['screen.made', 'main'],
  ]);
  expect(told[2]!.detail).toEqual({ wall: 'main', fields: { paceMs: [8000, 6000] } });
  expect(JSON.stringify(told), 'a key is nobody’s but the screen’s').not.toContain(changes[3]!.key);
  expect(await db.select().from(wall)).toMatchObject([{ id: 'main', paceMs: 6000 }]);
  expect(await db.select().from(campaign)).toMatchObject([{ id: 'test', name: 'Test once more' }]);
});

test('what is in the database and not in the edition is named, and left alone', async () => {
  await establish({ ...edition, walls: [main, { ...newWall('late'), screens: [{ name: 'One' }] }] });
  const changes = await establish({ ...edition, partners: [], walls: [{ ...main, screens: [] }] });
  const name = (slug: string, thing: string) => ({ thing, name: slug, how: 'left' });
  expect(changes).toMatchObject([
    name('example-org', 'partner'),
    name('other-org', 'partner'),
    name('late', 'wall'),
    name('One', 'screen'),
    name('First screen', 'screen'),
    name('Second screen', 'screen'),
  ]);
  expect([await db.$count(partner), await db.$count(wall), await db.$count(screen)]).toEqual([2, 2, 3]);
});

test('a screen is known by its key where one is given: it is renamed, and never given to another wall', async () => {
  const called = (name: string) => [{ name, key: screenKey }];
  await establish({ ...edition, walls: [{ ...main, screens: called('Renamed') }] });
  expect(await db.select().from(screen).where(eq(screen.key, screenKey))).toMatchObject([{ name: 'Renamed' }]);
  const count = await db.$count(screen);
  const elsewhere = { ...newWall('late'), screens: called('First screen') };
  await expect(establish({ ...edition, walls: [elsewhere] })).rejects.toThrow(/^walls\[0\].screens\[0\].key: /);
  // Its name is free for a new one, which is not mistaken for it.
  await establish({ ...edition, walls: [{ ...main, screens: [{ name: 'Renamed' }, ...called('First screen')] }] });
  expect(await db.$count(screen)).toBe(count + 1);
});

test('a wall of another campaign is refused, and nothing of the edition is kept', async () => {
  const other = {
    ...edition,
    slug: 'other',
    partners: [{ slug: 'third-org', name: 'Third', clears: false }],
    walls: [newWall('main')],
  };
  const before = await journalHead();
  await expect(establish(other)).rejects.toThrow('walls[0].slug: the wall main is one of the campaign test');
  expect(await db.$count(campaign)).toBe(1);
  expect(await db.$count(partner, eq(partner.slug, 'third-org'))).toBe(0);
  expect(await journalHead()).toBe(before);
});

test('a rule that the programme would break is refused with what is in the way, and another zone moves the programme', async () => {
  const hour = { kind: 'partner', partner: 'example-org', zone: null, words: null, countsTo: null } as const;
  const times = { startsAt: '2099-01-26T19:00:00', endsAt: '2099-01-26T20:00:00' };
  const { id } = await addBlock('main', BlockId.parse(randomUUID()), { ...hour, ...times }, people.eventStaff.id);
  const strict: Edition = { ...edition, walls: [{ ...main, rules: ['no-partner-cards'] }] };
  await expect(establish(strict)).rejects.toThrow('first a partner at 2099-01-26 19:00:00; remove it');
  await removeBlock('main', id, 1, people.eventStaff.id);
  await db.update(wall).set({ programmeFrom: null, stale: false });
  await establish(strict);
  expect(await db.select().from(wall).where(eq(wall.id, 'main'))).toMatchObject([
    { rules: ['no-partner-cards'], stale: false },
  ]);
  await establish({ ...edition, walls: [{ ...main, timeZone: undefined }] });
  const [moved] = await db.select().from(wall).where(eq(wall.id, 'main'));
  expect(moved).toMatchObject({ zone: 'Europe/Warsaw', rules: [], stale: true, programmeFrom: expect.any(Date) });
});

test('two who set up at once make each thing once', async () => {
  const twice = { ...edition, walls: [main, newWall('at-once')] };
  const both = (await Promise.all([establish(twice), establish(twice)])).flat();
  expect(both.filter(({ name, how }) => name === 'at-once' && how === 'made')).toHaveLength(1);
});

test('a wall that is made while something is being cleared shows that too, and what was cleared before', async () => {
  const before = await given('cleared');
  const item = await given('approved');
  const withheld = await given('cleared', { uses: ['site'] });
  let making: Promise<unknown> | undefined;
  await db.transaction(async (tx) => {
    // Stands where a clearance does between its reading of the walls and its end.
    await tx.select().from(wall).for('update');
    making = establish({ ...edition, walls: [main, newWall('in-between')] });
    await vi.waitFor(async () => {
      const { rows } = await db.execute<{ waits: boolean }>(
        `select exists (select from pg_locks where relation = 'wall'::regclass and mode = 'ExclusiveLock' and not granted
           and database = (select oid from pg_database where datname = current_database())) as waits`,
      );
      expect(rows[0]!.waits).toBe(true);
    });
    const [actor, digest] = [people.second.id, item.digest];
    await tx
      .insert(decision)
      .values({ submission: item.id, action: 'clear', actor, from: 'approved', to: 'cleared', digest });
    await tx
      .update(submission)
      .set({ clearance: 'cleared', clearedBy: actor, clearedDigest: digest, clearedAt: new Date() })
      .where(eq(submission.id, item.id));
  });
  await making;
  const turns = await db.select().from(rotation).where(eq(rotation.wall, 'in-between')).orderBy(asc(rotation.since));
  expect(turns.map((turn) => turn.submission)).toEqual([before.id, item.id]);
  expect(turns).not.toContainEqual(expect.objectContaining({ submission: withheld.id }));
});

test('it gives way to whoever is at work on the same rows, and comes back', async () => {
  const lateWall = { ...edition, walls: [main, newWall('given-way')] };
  let making: Promise<unknown> | undefined;
  await db.transaction(async (tx) => {
    await tx.select().from(wall).for('update');
    making = establish(lateWall);
    const tries = new Set<string>();
    await vi.waitFor(async () => {
      const { rows } = await db.execute<{ transaction: string }>(
        `select virtualtransaction as transaction from pg_locks where relation = 'wall'::regclass and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      );
      for (const row of rows) tries.add(row.transaction);
      expect(tries.size, 'a second transaction').toBeGreaterThan(1);
    });
  });
  await making;
  expect(await db.$count(wall, eq(wall.id, 'given-way'))).toBe(1);
});

test('a campaign that has cleared with one pair of eyes asks for two only when nothing of that stands', async () => {
  await establish({ ...edition, eyes: 1 });
  const item = await given('in-review');
  await approve(item.id, people.moderator.id);
  await clear(item.id, people.moderator.id);
  await expect(establish(edition)).rejects.toThrow(/^eyes: 1 of what stands on walls/);
  expect(await db.select().from(campaign)).toMatchObject([{ eyes: 1 }]);
});
