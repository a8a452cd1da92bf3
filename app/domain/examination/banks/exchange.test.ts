import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { bankEntry } from '#db/schema/bank.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { scene } from '#tests/support/scenes.ts';
import { NotFound } from '../../errors.ts';
import { makeBank } from './bank.ts';
import { addEntry, confirmEntry } from './entry.ts';
import { exportEntries, importEntries } from './exchange.ts';
import { readListing, said, type Listed } from './listing.ts';
import { nearInBanks } from './near.ts';

const { moderator, second } = people;
const named = (slug: string) => ({ slug, name: slug, mode: 'route' as const, partner: null });
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');
const header = 'bank,pdq,sha256,quality,note,confirmed\r\n';

beforeAll(async () => {
  await openCampaign();
  for (const slug of ['ours', 'theirs', 'empty']) await makeBank(named(slug), moderator.id);
});

async function fileOf(bank: string): Promise<string> {
  const lines: string[] = [];
  for await (const line of exportEntries(bank)) lines.push(line);
  return lines.join('');
}

function entriesOf(text: string): Listed[] {
  const read = readListing(text);
  if (!read.ok) throw new Error(read.problems.map(said).join('\n'));
  return read.entries;
}

/** Entries in an order of their own, since their ids are new on each side. */
const sorted = (text: string) => entriesOf(text).toSorted((a, b) => (a.note ?? '').localeCompare(b.note ?? ''));

test('what one bank exports another imports, with every hash and note, once', async () => {
  const { id } = await given('rejected', { picture: await scene(20) });
  await confirmEntry(await addEntry('ours', id, moderator.id, 'a caricature, "6MWE"\r\nbelow it'), second.id);
  const others = `${header}x,,${digestOf('bytes')},,only its bytes,\r\nx,${digestOf('look')},,77,"only, its look",false\r\n`;
  expect(await importEntries('ours', entriesOf(others), moderator.id)).toBe(2);

  const file = await fileOf('ours');
  const entries = entriesOf(file);
  expect(entries.map(({ hashes }) => hashes.length).toSorted()).toEqual([0, 1, 48]);
  expect(entries.filter(({ confirmed }) => confirmed)).toHaveLength(1);
  expect(await importEntries('theirs', entries, second.id)).toBe(3);
  const unconfirmed = sorted(file).map((entry) => ({ ...entry, confirmed: false }));
  expect(sorted(await fileOf('theirs'))).toEqual(unconfirmed);
  expect(await importEntries('theirs', entries, second.id), 'a second time').toBe(0);
  const rows = await db.select().from(bankEntry).where(eq(bankEntry.bank, 'theirs'));
  expect(rows.map(({ source, confirmedBy, addedBy }) => ({ source, confirmedBy, addedBy }))).toEqual(
    Array(3).fill({ source: 'import', confirmedBy: null, addedBy: second.id }),
  );
});

test('what is imported is found', async () => {
  const pdq = digestOf('found');
  const bits = Array.from(Buffer.from(pdq, 'hex'), (byte) => byte.toString(2).padStart(8, '0')).join('');
  expect(await nearInBanks(bits, 31)).toEqual([]);
  await importEntries('empty', entriesOf(`${header}x,${pdq},,80,,\r\n`), moderator.id);
  expect(await nearInBanks(bits, 31)).toMatchObject([{ bank: 'empty', mode: 'route', distance: 0 }]);
});

test('a bank that is not there takes and gives nothing', async () => {
  await expect(importEntries('nowhere', [], moderator.id)).rejects.toThrow(NotFound);
  await expect(fileOf('nowhere')).rejects.toThrow(NotFound);
});

const pdq = digestOf('a');
const wrong: [what: string, text: string, problems: string[]][] = [
  ['another table', 'hash,note\r\nx,y\r\n', ['line 1: must be bank,pdq,sha256,quality,note,confirmed']],
  ['nothing in it', header, ['line 1: the file holds nothing']],
  [
    'several faults',
    `${header}x,zz,,101,"over\r\ntwo lines",maybe\r\nx,${pdq},,80,,\r\nx,,,,,\r\nx,${pdq},,,,\r\nx,y\r\n`,
    [
      'line 2: pdq needs 64 hexadecimal digits; quality needs a number from 0 to 100; confirmed needs true, false or nothing',
      'line 5: pdq is empty, and so is sha256',
      'line 6: quality and pdq need each other',
      'line 7: needs 6 fields',
    ],
  ],
  ['a quote without end', `${header}x,${pdq},,80,"no end,\r\n`, ['line 2: a quote is out of place, or never ends']],
  [
    'two minds about one picture',
    `${header}x,${pdq},${pdq},80,one,\r\nx,${pdq},${pdq},80,other,\r\n`,
    ['line 3: note and confirmed differ from those of its sha256 above'],
  ],
  [
    'more hashes than a picture has',
    header + `x,${pdq},${pdq},80,,\r\n`.repeat(49),
    ['line 50: is more than the 48 hashes that one entry may have'],
  ],
];

function problemsOf(text: string): string[] {
  const read = readListing(text);
  return read.ok ? [] : read.problems.map(said);
}

test.for(wrong)('a file with %s is refused with its lines', ([, text, problems]) => {
  expect(problemsOf(text)).toEqual(problems);
});

test('of a file that is all wrong the first hundred lines are named', () => {
  expect(problemsOf(header + 'x\r\n'.repeat(100_000))).toHaveLength(101);
});

test('a file larger than the limit is refused at its first line too many', () => {
  const lines = Array.from({ length: 100_001 }, (_, at) => `,${pdq},,80,${at},\n`);
  expect(problemsOf(header + lines.join(''))).toEqual([
    'line 100002: a file may hold 100000 lines; make several of it',
  ]);
});
