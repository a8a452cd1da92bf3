import { randomBytes } from 'node:crypto';
import { desc, eq, like, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { event } from '#db/schema/event.ts';
import { finding } from '#db/schema/finding.ts';
import { lexiconChange, lexiconEntry } from '#db/schema/lexicon.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { tryWords } from '../words-check.ts';
import { addEntry, beginLexicon, changeEntry, switchEntry } from './change-lexicon.ts';
import { curated } from './curated.ts';
import { faultsOf } from './entry-faults.ts';
import { changesOf, findEntry, listEntries } from './list-lexicon.ts';

beforeAll(() => openCampaign());

/** An entry that is right, with a form that nothing else has. */
const wanted = (form: string, also: Partial<Parameters<typeof addEntry>[1]> = {}) => ({
  forms: [form],
  view: 'squeezed' as const,
  languages: ['en'],
  category: 'slur' as const,
  severity: 'hold' as const,
  match: 'word' as const,
  source: 'test',
  note: '',
  reviewed: false,
  expiresAt: null,
  ...also,
});
const newId = () => `desk.${randomBytes(5).toString('hex')}`;
const admin = people.admin.id;
const entriesFoundIn = async (text: string) => (await tryWords(text, 'message')).map(({ evidence }) => evidence.entry);
/** Another process asks at most once a second, and so does this one. */
const soon = { timeout: 5_000 };

test('a new entry finds in the next examination, and the finding names the lexicon it was found with', async () => {
  const id = newId();
  const { change } = await addEntry(id, wanted('quorblish'), admin);
  await expect.poll(() => entriesFoundIn('Q.u.o.r.b.l.i.s.h!'), soon).toEqual([id]);
  const item = await given('in-review', { kind: 'testimony', text: 'They called us quorblish.' });
  const found = await db.select().from(finding).where(eq(finding.submission, item.id));
  expect(found).toMatchObject([
    { check: 'words', severity: 'info', evidence: { entry: id, lexicon: change, start: 15, end: 24 } },
  ]);
});

test('a changed entry finds what it says now, one that is switched off nothing, and on again the same', async () => {
  const id = newId();
  const first = await addEntry(id, wanted('vronkel'), admin);
  const second = await changeEntry(id, wanted('zwubbel'), first.change, admin);
  await expect.poll(() => entriesFoundIn('vronkel zwubbel'), soon).toEqual([id]);
  expect(await entriesFoundIn('vronkel')).toEqual([]);
  const third = await switchEntry(id, 'off', second.change, admin);
  await expect.poll(() => entriesFoundIn('zwubbel'), soon).toEqual([]);
  await switchEntry(id, 'on', third.change, admin);
  await expect.poll(() => entriesFoundIn('zwubbel'), soon).toEqual([id]);
});

test('an entry expires by itself', async () => {
  const id = newId();
  await addEntry(id, wanted('trubsnack', { expiresAt: new Date(Date.now() + 2_500) }), admin);
  await expect.poll(() => entriesFoundIn('trubsnack'), soon).toEqual([id]);
  await expect.poll(() => entriesFoundIn('trubsnack'), soon).toEqual([]);
});

test('two people who change one entry at once: the first is kept and the second told', async () => {
  const id = newId();
  const { change } = await addEntry(id, wanted('mirgle'), admin);
  const both = await Promise.allSettled(
    ['one', 'two'].map((note) => changeEntry(id, wanted('mirgle', { note }), change, admin)),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const [refused] = both.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  expect(refused!.reason).toMatchObject({ code: 'conflict' });
  expect(await changesOf(id)).toHaveLength(2);
});

test('a form that is sent twice adds once', async () => {
  const id = newId();
  await addEntry(id, wanted('drosk'), admin);
  await expect(addEntry(id, wanted('drosk'), admin)).rejects.toMatchObject({ code: 'conflict' });
});

test('every change is kept with who made it, what was and what is; the journal holds ids alone', async () => {
  const id = newId();
  const added = await addEntry(id, wanted('plimf'), admin);
  const changed = await changeEntry(id, wanted('plimf', { severity: 'warn' }), added.change, admin);
  await changeEntry(id, wanted('plimf', { severity: 'warn' }), changed.change, admin); // nothing new
  expect(await changesOf(id)).toMatchObject([
    { id: changed.change, name: 'Test admin', before: { severity: 'hold' }, after: { severity: 'warn' } },
    { id: added.change, name: 'Test admin', before: null, after: { forms: ['plimf'] } },
  ]);
  expect(await findEntry(id)).toMatchObject({ change: changed.change, changedByName: 'Test admin' });
  const told = await db.select().from(event).orderBy(desc(event.number)).limit(2);
  expect(told.map(({ kind, actor }) => [kind, actor])).toEqual(Array(2).fill(['lexicon.changed', admin]));
  expect(told.map(({ detail }) => detail)).toEqual([
    { entry: id, change: changed.change },
    { entry: id, change: added.change },
  ]);
});

test('nobody rewrites what was changed', async () => {
  const rewrite = asOwner((tx) => tx.update(lexiconChange).set({ at: new Date(0) }));
  await expect(rewrite).rejects.toMatchObject({ cause: { message: expect.stringContaining('append-only') } });
  await expect(db.delete(lexiconChange)).rejects.toThrow();
  await expect(db.delete(lexiconEntry)).rejects.toThrow();
});

test('the program’s list is added once, what is new comes later, and what a person changed stays hers', async () => {
  const [entry] = curated;
  const before = await findEntry(entry!.id);
  expect(before).toMatchObject({ forms: entry!.forms, changedBy: null, change: expect.any(Number) });
  expect(before.change).toBeGreaterThan(0);
  await changeEntry(entry!.id, { ...before, note: 'Hers now' }, before.change, admin);
  const fresh = { ...entry!, id: 'denial.of-a-later-release', forms: ['glabbermonz'] };
  expect(await beginLexicon([...curated, fresh])).toBe(1);
  expect(await beginLexicon([...curated, fresh])).toBe(0);
  expect(await findEntry(entry!.id)).toMatchObject({ note: 'Hers now', changedByName: 'Test admin' });
  expect(await changesOf(entry!.id)).toHaveLength(2);
  expect((await listEntries({ text: 'glabbermonz' })).entries).toMatchObject([{ id: fresh.id }]);
});

test('no change is missed by who asks for the last number, however many are made at once', async () => {
  const seen: number[] = [];
  const add = async () => {
    const { change } = await addEntry(newId(), wanted(`flimsic${randomBytes(4).toString('hex')}`), admin);
    const { rows } = await db.execute<{ missing: string }>(
      sql`select max(id) - count(*) as missing from lexicon_change`,
    );
    seen.push(change);
    return Number(rows[0]!.missing);
  };
  const gap = await add();
  expect(new Set(await Promise.all(Array.from({ length: 8 }, add)))).toEqual(new Set([gap]));
  expect(seen).toHaveLength(9);
});

test.each([
  [[], 'required'],
  [Array.from({ length: 101 }, (_, at) => `form${at}`), 'too-many'],
  [['fine', 'x'.repeat(81)], 'too-long'],
  [['fine', '\u200b\u0301'], 'nothing-left'],
  [['(((', 'fine'], 'nothing-left'],
  [['a'], 'single'],
  [['Á.'], 'single'],
  [['7'], 'single'],
  [['same', 'same'], 'twice'],
])('forms %j are refused: %s', async (forms, fault) => {
  expect(faultsOf({ ...wanted(''), forms })).toMatchObject([{ field: 'forms', fault }]);
  await expect(addEntry(newId(), wanted('', { forms }), admin)).rejects.toMatchObject({ field: 'forms', fault });
});

test('a hundred forms of eighty letters, and a picture that is a code, are right', () => {
  const forms = Array.from({ length: 99 }, (_, at) => String(at).padEnd(80, 'x'));
  expect(faultsOf(wanted('', { forms: [...forms, '🧃'] }))).toEqual([]);
});

test('languages are tags, and an entry says where it comes from', () => {
  expect(faultsOf(wanted('fine', { languages: ['en', 'english!'] }))).toEqual([
    { field: 'languages', fault: 'unknown', about: 'english!' },
  ]);
  expect(faultsOf(wanted('fine', { languages: [], source: '' }))).toMatchObject([
    { field: 'languages', fault: 'required' },
    { field: 'source', fault: 'required' },
  ]);
});

test('a full lexicon takes nothing more until something is switched off', async () => {
  const id = newId();
  const { change } = await addEntry(id, wanted('splenk'), admin);
  const forms = Array.from({ length: 100 }, (_, at) => `filler ${at}`);
  const fillers = Array.from({ length: 50 }, (_, at) => ({ ...wanted('', { forms }), id: `filler.${at}`, change: 0 }));
  await db.insert(lexiconEntry).values(fillers);
  await expect(addEntry(newId(), wanted('splonk'), admin)).rejects.toMatchObject({ field: 'forms', fault: 'full' });
  const more = wanted('splenk', { forms: ['splenk', 'splank'] });
  await expect(changeEntry(id, more, change, admin)).rejects.toMatchObject({ fault: 'full' });
  const off = await switchEntry(id, 'off', change, admin);
  await expect(switchEntry(id, 'on', off.change, admin)).rejects.toMatchObject({ fault: 'full' });
  await db.delete(lexiconEntry).where(like(lexiconEntry.id, 'filler.%'));
  await switchEntry(id, 'on', off.change, admin);
});

test('the list is found by words, category and language, a page at a time', async () => {
  const all = await listEntries({});
  expect(all.entries).toHaveLength(40);
  const rest = await listEntries({ after: all.next! });
  expect(rest.entries[0]!.id > all.entries.at(-1)!.id).toBe(true);
  expect(all.count).toBeGreaterThanOrEqual(curated.length);
  const some = await listEntries({ category: 'threat', language: 'fr' });
  expect(some.entries.length).toBeGreaterThan(0);
  for (const one of some.entries) {
    expect(one.category).toBe('threat');
    expect(one.languages).toContain('fr');
  }
  expect((await listEntries({ text: '100%_' })).count).toBe(0);
});
