import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { BankEntryId } from '#db/ids.ts';
import { bank, bankEntry, bankHash } from '#db/schema/bank.ts';
import { event } from '#db/schema/event.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { scene } from '#tests/support/scenes.ts';
import { Conflict, NotFound } from '../../errors.ts';
import { disableBank, enableBank, makeBank } from './bank.ts';
import { addEntry, confirmEntry, disableEntry, enableEntry } from './entry.ts';

const { moderator, second } = people;
const ours = { slug: 'ours', name: 'Ours', mode: 'block' as const, partner: 'example-org' };
beforeAll(async () => {
  await openCampaign();
  await makeBank(ours, moderator.id);
});

const added = async (seed: number) =>
  addEntry('ours', (await given('in-review', { picture: await scene(seed) })).id, moderator.id);
const rowOf = async (id: BankEntryId) => (await db.select().from(bankEntry).where(eq(bankEntry.id, id)))[0];

test('each change of a bank and its entries is one event, of ids alone', async () => {
  const { id } = await given('rejected', { picture: await scene(1) });
  const entry = await addEntry('ours', id, moderator.id, 'words of a person');
  await confirmEntry(entry, second.id);
  await disableEntry(entry, moderator.id);
  await disableEntry(entry, moderator.id);
  await enableEntry(entry, moderator.id);
  await disableBank('ours', second.id);
  await disableBank('ours', second.id);
  await enableBank('ours', second.id);
  const events = (await db.select().from(event)).filter(({ kind }) => kind.startsWith('bank.'));
  const [aboutIt, aboutOurs] = [{ bank: 'ours', entry }, { bank: 'ours' }];
  expect(events.map(({ kind, actor, submission, detail }) => ({ kind, actor, submission, detail }))).toEqual([
    { kind: 'bank.made', actor: moderator.id, submission: null, detail: aboutOurs },
    { kind: 'bank.entry-added', actor: moderator.id, submission: id, detail: aboutIt },
    { kind: 'bank.entry-confirmed', actor: second.id, submission: null, detail: aboutIt },
    { kind: 'bank.entry-disabled', actor: moderator.id, submission: null, detail: aboutIt },
    { kind: 'bank.entry-enabled', actor: moderator.id, submission: null, detail: aboutIt },
    { kind: 'bank.disabled', actor: second.id, submission: null, detail: aboutOurs },
    { kind: 'bank.enabled', actor: second.id, submission: null, detail: aboutOurs },
  ]);
});

test('an entry has its picture in eight positions and six crops', async () => {
  const entry = await added(2);
  expect(await db.$count(bankHash, eq(bankHash.entry, entry))).toBe(48);
  expect(await rowOf(entry)).toMatchObject({ source: 'submission', sha256: expect.any(String), confirmedBy: null });
});

test('who added an entry cannot confirm it, nor can the database be made to say so', async () => {
  const entry = await added(3);
  await expect(confirmEntry(entry, moderator.id)).rejects.toThrow(Conflict);
  const cheat = db.update(bankEntry).set({ confirmedBy: moderator.id }).where(eq(bankEntry.id, entry));
  await expect(cheat).rejects.toMatchObject({ cause: { constraint: 'bank_entry_takes_two_people' } });
  await confirmEntry(entry, second.id);
  const other = db.update(bankEntry).set({ addedBy: second.id }).where(eq(bankEntry.id, entry));
  await expect(other).rejects.toMatchObject({ cause: { constraint: 'bank_entry_takes_two_people' } });
});

test('of two people who confirm an entry at once the first stays', async () => {
  const entry = await added(4);
  const both = await Promise.allSettled([confirmEntry(entry, second.id), confirmEntry(entry, people.third.id)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a bank has a picture once, and nothing without one', async () => {
  const { id } = await given('in-review', { picture: await scene(5) });
  const twice = await Promise.allSettled([addEntry('ours', id, moderator.id), addEntry('ours', id, second.id)]);
  expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const words = await given('in-review', { kind: 'testimony', text: 'I tell it.' });
  await expect(addEntry('ours', words.id, moderator.id)).rejects.toThrow(NotFound);
  await expect(addEntry('nowhere', id, moderator.id)).rejects.toThrow(NotFound);
  await expect(makeBank(ours, moderator.id)).rejects.toThrow(Conflict);
  await expect(disableEntry(BankEntryId.parse(randomUUID()), moderator.id)).rejects.toThrow(NotFound);
});

test('the database refuses what no bank or entry can be', async () => {
  const entry = { bank: 'ours', source: 'import' as const, addedBy: moderator.id };
  const refused = async (writing: Promise<unknown>) =>
    writing.then(
      () => 'nothing',
      (error: { cause: { constraint: string } }) => error.cause.constraint,
    );
  expect(await refused(db.insert(bankEntry).values({ ...entry, sha256: 'short' }))).toBe('bank_entry_sha256');
  expect(await refused(db.insert(bankEntry).values({ ...entry, source: 'submission' }))).toBe('bank_entry_source');
  expect(await refused(db.insert(bank).values({ ...ours, slug: 'Not a slug' }))).toBe('bank_slug');
  expect(await refused(db.insert(bank).values({ ...ours, slug: 'mode', mode: 'approve' as never }))).toBe('bank_mode');
});
