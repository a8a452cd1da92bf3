import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBank } from '#app/domain/examination/banks/bank.ts';
import { importEntries } from '#app/domain/examination/banks/exchange.ts';
import { listBankEntries } from '#app/domain/examination/banks/list.ts';
import { reject } from '#app/domain/moderation/decide.ts';
import { issueToken } from '#app/domain/staff/token.ts';
import { config } from '#app/platform/config.ts';
import { db } from '#db/client.ts';
import { bankEntry, bankHash } from '#db/schema/bank.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { scene } from '#tests/support/scenes.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';

await openCampaign();
const [lead, other, auditor] = await Promise.all([
  issueToken({ role: 'lead', name: 'Test lead program' }),
  issueToken({ role: 'lead', name: 'Test other program' }),
  issueToken({ role: 'auditor', name: 'Test auditor program' }),
]);
await makeBank({ slug: 'ours', name: 'Ours', mode: 'route', partner: null }, people.lead.id);

let site: RunningSite;
beforeAll(async () => {
  site = await startSite({ DATA_DIR: config.DATA_DIR });
});
afterAll(() => site?.stop());

/** What is on a page: its scripts hold every word that the desk has. */
const shownOf = async (answer: Response) => (await answer.text()).replaceAll(/<script.*?<\/script>/gs, '');
const get = async (path: string, token = lead) => shownOf(await site.call(path, { token }));
const post = (path: string, fields: Record<string, string>, token = lead) =>
  site.call(path, { method: 'POST', body: new URLSearchParams(fields), token, redirect: 'manual' });
/** Sends a file by a form of the desk. */
const send = (path: string, file: Uint8Array | string, fields: Record<string, string> = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([file as BlobPart]), 'some-file');
  return site.call(path, { method: 'POST', body: form, token: lead, redirect: 'manual' });
};
const entriesOf = (bank: string) => db.select().from(bankEntry).where(eq(bankEntry.bank, bank));
const header = 'bank,pdq,sha256,quality,note,confirmed\r\n';
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

test('a bank is made by a form, which keeps what was typed where something is wrong', async () => {
  const wrong = await post('/desk/banks', {
    'bank-name': 'Our “second”',
    'bank-slug': 'Not a slug',
    'bank-mode': 'block',
  });
  expect(wrong.status).toBe(422);
  const page = await shownOf(wrong);
  expect(page).toContain('Use small letters, digits and single hyphens');
  expect(page).toContain('value="Our “second”"');
  expect(page).toContain('value="Not a slug"');
  const taken = await post('/desk/banks', { 'bank-name': 'Ours', 'bank-slug': 'ours', 'bank-mode': 'block' });
  expect([taken.status, (await shownOf(taken)).includes('Another bank has this short name')]).toEqual([409, true]);
  const made = await post('/desk/banks', { 'bank-name': 'Second', 'bank-slug': 'second', 'bank-mode': 'block' });
  expect([made.status, made.headers.get('location')]).toEqual([303, '/desk/banks/second']);
  expect(await get('/desk/banks', auditor)).toContain('Second');
});

test('a rejected picture goes from its page to a bank, and is confirmed by somebody else', async () => {
  const { id } = await given('in-review', { picture: await scene(41) });
  expect((await site.call(`/desk/item/${id}/bank`, { token: lead })).status).toBe(409);
  await reject(id, people.moderator.id, { reason: 'hateful' });
  expect(await get(`/desk/item/${id}`)).toContain(`/desk/item/${id}/bank`);
  expect((await post(`/desk/item/${id}/bank`, { bank: '', note: 'kept' })).status).toBe(422);
  const long = await post(`/desk/item/${id}/bank`, { bank: 'ours', note: 'x'.repeat(501) });
  expect([long.status, (await shownOf(long)).includes('x'.repeat(501))]).toEqual([422, true]);
  expect((await post(`/desk/item/${id}/bank`, { bank: 'ours', note: 'a caricature' })).status).toBe(303);
  expect((await post(`/desk/item/${id}/bank`, { bank: 'ours', note: 'again' })).status).toBe(409);

  const [entry] = await entriesOf('ours');
  const page = await get('/desk/banks/ours');
  expect(page).toContain('a caricature');
  expect(page).toContain('thumb-veiled');
  expect(page).toContain('somebody else confirms it');
  const confirm = { entry: entry!.id, does: 'confirm' };
  expect((await post('/desk/banks/ours', confirm)).status).toBe(409);
  expect((await entriesOf('ours'))[0]).toMatchObject({ confirmedBy: null });
  expect((await post('/desk/banks/ours', confirm, other)).headers.get('location')).toBe(
    `/desk/banks/ours#entry-${entry!.id}`,
  );
  expect(await get('/desk/banks/ours')).toContain('Confirmed by two people');

  for (const [does, disabled] of [
    ['disable', true],
    ['enable', false],
  ] as const) {
    await post('/desk/banks/ours', { entry: entry!.id, does });
    expect((await entriesOf('ours'))[0]!.disabledAt !== null).toBe(disabled);
  }
});

test('a picture is brought by a form: its look stays, and it is kept nowhere', async () => {
  const picture = await scene(42);
  expect((await send('/desk/banks/second/picture', picture, { note: 'brought' })).status).toBe(303);
  const [entry] = await entriesOf('second');
  expect(entry).toMatchObject({
    source: 'upload',
    note: 'brought',
    sourceSubmission: null,
    sha256: createHash('sha256').update(picture).digest('hex'),
  });
  expect(await db.$count(bankHash, eq(bankHash.entry, entry!.id))).toBe(48);
  const twice = await send('/desk/banks/second/picture', picture, { note: 'once more' });
  expect(twice.status).toBe(409);
  expect(await shownOf(twice)).toContain('once more');
  for (const [file, words] of [
    ['no picture', 'no picture that we can read'],
    [new Uint8Array(26 * 1024 * 1024), 'larger than 25 MB'],
  ] as const)
    expect(await shownOf(await send('/desk/banks/second/picture', file))).toContain(words);
  expect(await entriesOf('second')).toHaveLength(1);
});

test('of a file with bad lines each is named beside its number, and nothing is imported', async () => {
  const file = `${header}x,${digestOf('a')},,80,,\r\nx,short,,101,,\r\nx,,,,,\r\n`;
  const refused = await send('/desk/banks/second/import', file);
  expect(refused.status).toBe(422);
  const page = await shownOf(refused);
  const cells = [...page.matchAll(/<th scope="row">(\d+)<\/th><td>(.*?)<\/td>/g)].map(([, line, told]) => [
    line,
    told!.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' '),
  ]);
  expect(cells).toEqual([
    ['3', 'pdq: needs 64 hexadecimal digits.quality: needs a number from 0 to 100.'],
    ['4', 'pdq: is empty, and so is sha256: one of them is needed.'],
  ]);
  expect(await entriesOf('second')).toHaveLength(1);
  expect(await shownOf(await send('/desk/banks/second/import', new Uint8Array([0xff, 0xfe, 0x41])))).toContain('UTF-8');
  expect((await post('/desk/banks/second/import', {})).status).toBe(422);
});

test('what one bank exports another takes in, and says how much of it was new', async () => {
  const exported = await site.call('/desk/banks/second/entries.csv', { token: auditor });
  expect(exported.headers.get('content-type')).toContain('text/csv');
  expect(exported.headers.get('content-disposition')).toContain('second.csv');
  const file = await exported.text();
  expect(file.split('\r\n')).toHaveLength(50);
  const before = (await entriesOf('ours')).length;
  const taken = await send('/desk/banks/ours/import', file);
  expect(taken.headers.get('location')).toBe('/desk/banks/ours?made=1&known=0');
  expect(await get('/desk/banks/ours?made=1&known=0')).toContain('One new entry.');
  expect((await send('/desk/banks/ours/import', file)).headers.get('location')).toBe('/desk/banks/ours?made=0&known=1');
  expect(await entriesOf('ours')).toHaveLength(before + 1);
});

test('a bank is switched off and on again', async () => {
  await post('/desk/banks/second', { switch: 'off' });
  expect(await get('/desk/banks')).toContain('switched off');
  await post('/desk/banks/second', { switch: 'on' });
  expect(await get('/desk/banks')).not.toContain('switched off');
});

test('a long bank is told forty entries at a time, each once', async () => {
  await makeBank({ slug: 'long', name: 'Long', mode: 'observe', partner: null }, people.lead.id);
  const listed = Array.from({ length: 90 }, (_, at) => ({
    sha256: digestOf(`long ${at}`),
    note: null,
    confirmed: false,
    hashes: [],
  }));
  await importEntries('long', listed, people.lead.id);
  const seen: string[] = [];
  const sizes: number[] = [];
  for (let after; ;) {
    const { entries, next } = await listBankEntries('long', after);
    seen.push(...entries.map(({ sha256 }) => sha256!));
    sizes.push(entries.length);
    if (!next) break;
    after = next;
  }
  expect(sizes).toEqual([40, 40, 10]);
  expect(seen.toSorted()).toEqual(listed.map(({ sha256 }) => sha256).toSorted());
  expect(await get('/desk/banks/long')).toContain('/desk/banks/long?after=');
});
