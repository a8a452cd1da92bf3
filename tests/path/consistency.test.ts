import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMacro, switchMacro } from '#app/domain/macros/change.ts';
import { issueToken } from '#app/domain/staff/token.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { config } from '#app/platform/config.ts';
import { db } from '#db/client.ts';
import { MacroId, StaffId } from '#db/ids.ts';
import { clusterMember } from '#db/schema/cluster.ts';
import { evidenceHold } from '#db/schema/evidence.ts';
import { sample } from '#db/schema/sample.ts';
import { staff } from '#db/schema/staff.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { scene } from '#tests/support/scenes.ts';
import { startSite, startWhole, type RunningSite } from '#tests/support/site.ts';

await openCampaign();
const officer = StaffId.parse(randomUUID());
await db.insert(staff).values({ id: officer, name: 'Calm Heron', role: 'data-protection' });
const [lead, moderator, privacy] = await Promise.all(
  (['lead', 'moderator', 'data-protection'] as const).map((role) => issueToken({ role })),
);

const items = {
  judged: await given('rejected', { name: 'Judged anew' }),
  dark: await given('in-review', { locale: 'fr' }),
  alike: await given('in-review', { locale: 'fr', picture: await scene(40) }),
  held: await given('in-review'),
  unheld: await given('in-review'),
};

let site: RunningSite;
beforeAll(async () => {
  site = await startWhole({ DATA_DIR: config.DATA_DIR });
});
afterAll(() => site?.stop());

/** What a page says, without the catalog that its scripts bring. */
const read = async (answer: Response) =>
  (await answer.text()).replaceAll(/<script.*?<\/script>/gs, '').replaceAll('&#x27;', "'");
const page = async (path: string, token?: string, at = site) => {
  const answer = await at.call(path, token ? { token } : {});
  return { status: answer.status, words: await read(answer) };
};
const send = async (path: string, fields: Record<string, string>, token: string) => {
  const answer = await site.call(path, {
    token,
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { status: answer.status, to: answer.headers.get('location'), words: await read(answer) };
};

test('a lead judges blind by a plain form, and only then learns what had been decided', async () => {
  const item = items.judged;
  const before = await page('/desk/sample', lead);
  expect(before.words).toContain('Judged anew');
  expect(before.words).not.toContain(people.moderator.name);
  expect(before.words).not.toContain('desk/item');
  const fields = { submission: item.id, digest: item.digest };
  const unsaid = await send('/desk/sample', fields, lead!);
  expect(unsaid.status).toBe(422);
  expect(unsaid.words).toContain('Choose what you would decide.');
  const said = await send('/desk/sample', { ...fields, verdict: 'unclear' }, lead!);
  expect(said.status).toBe(303);
  const after = await page(said.to!, lead);
  for (const words of ['You see it otherwise', 'Too unclear', 'Not about remembrance', `/desk/item/${item.id}`])
    expect(after.words).toContain(words);
  expect(after.words).not.toContain(people.moderator.name);
  expect((await send('/desk/sample', { ...fields, verdict: 'approve' }, lead!)).status).toBe(409);
  expect(await db.$count(sample, eq(sample.submission, item.id))).toBe(1);
  expect((await page('/desk/measures', lead)).words).toContain('Agreement, judged blind');
});

test('a prepared answer is chosen without scripts, and its giver reads it in her language', async () => {
  const id = MacroId.parse(randomUUID());
  const messages = { en: 'We cannot make it out.', fr: 'Nous ne la distinguons pas.' };
  await addMacro(id, { name: 'Too dark', reason: 'unclear', note: '', messages }, people.lead.id);
  const item = items.dark;
  const desk = await page('/desk/review?lane=review', moderator);
  expect(desk.words).toContain(`<option value="${id}">Too dark (Too unclear to be shown)</option>`);
  const form = { submission: item.id, digest: item.digest, action: 'reject', back: 'review' };
  expect((await send('/desk/review?lane=review', form, moderator!)).status, 'without a choice').toBe(422);
  expect((await send('/desk/review?lane=review', { ...form, macro: id }, moderator!)).status).toBe(303);
  expect((await findItem(item.id)).state).toBe('rejected');
  const receipt = await page(`/fr/receipt/${item.receipt}`);
  expect(receipt.words).toContain('Nous ne la distinguons pas.');
  expect(receipt.words).toContain('Trop peu lisible');
});

test('many are rejected with a prepared answer by a plain form, which keeps what was chosen when it is refused', async () => {
  const id = MacroId.parse(randomUUID());
  const messages = { en: 'Not for this day.', fr: 'Pas pour ce jour.' };
  await addMacro(id, { name: 'Another day', reason: 'off-topic', note: '', messages }, people.lead.id);
  const item = items.alike;
  const [member] = await db.select().from(clusterMember).where(eq(clusterMember.submission, item.id));
  const sheet = `/desk/clusters/${member!.cluster}`;
  const box = `${item.id}.${item.digest}`;
  const chosen = `<option value="${id}" selected="">Another day (Not about remembrance)</option>`;
  expect((await page(sheet, moderator)).words).toContain(chosen.replace(' selected=""', ''));

  const unsaid = await send(sheet, { member: box, reason: '', macro: '', note: 'A raid' }, moderator!);
  expect(unsaid.status).toBe(422);
  for (const words of ['Please choose why they are rejected', 'A raid']) expect(unsaid.words).toContain(words);
  expect(unsaid.words).toContain(`checked="" value="${box}"`);
  const untouched = await send(sheet, { reason: '', macro: id, note: '' }, moderator!);
  expect(untouched.words).toContain('Tick at least one.');
  expect(untouched.words).toContain(chosen);
  expect(untouched.words).not.toContain('checked=""');

  await switchMacro(id, 'off', 1, people.lead.id);
  const gone = await send(sheet, { member: box, reason: '', macro: id, note: '' }, moderator!);
  expect(gone.status).toBe(422);
  expect(gone.words).toContain('not offered any more');
  await switchMacro(id, 'on', 2, people.lead.id);
  const done = await send(sheet, { member: box, reason: '', macro: id, note: '' }, moderator!);
  expect(done.status).toBe(303);
  expect((await page(done.to!, moderator)).words).toContain('One was rejected.');
  expect((await page(`/fr/receipt/${item.receipt}`)).words).toContain('Pas pour ce jour.');
});

test('an answer is written, refused with what was typed, overtaken and changed by plain forms', async () => {
  const typed = { 'macro-name': 'Another', 'macro-reason': '', note: 'A note', 'message-en': '', 'message-fr': 'Mots' };
  const refused = await send('/desk/macros/new', { ...typed, id: randomUUID() }, lead!);
  expect(refused.status).toBe(422);
  for (const words of ['Choose the reason', 'Write the message in English', 'Another', 'A note', 'Mots'])
    expect(refused.words).toContain(words);
  const good = { ...typed, 'macro-reason': 'other', 'message-en': 'Words' };
  const made = await send('/desk/macros/new', { ...good, id: randomUUID() }, lead!);
  expect(made.status).toBe(303);
  const path = made.to!.replace('?saved', '');
  expect((await send(path, { ...good, note: '', change: '1' }, lead!)).status).toBe(303);
  const late = await send(path, { ...good, note: 'Mine', change: '1' }, lead!);
  expect(late.status).toBe(409);
  expect(late.words).toContain('Somebody else has changed this');
  expect(late.words).toContain('Mine');
  expect((await send(path, { switch: 'off', change: '2' }, lead!)).status).toBe(303);
  expect((await page('/desk/macros', lead)).words).toContain('switched off');
});

describe('evidence', () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const ground = 'Article 17(3)(e) of the GDPR: a complaint was filed.';

  test('is kept by a form on the item’s page, told on the receipt, and lifted', async () => {
    const item = items.held;
    const path = `/desk/item/${item.id}`;
    expect((await page(path, privacy)).words).toContain('Keep a copy as evidence');
    expect((await page(path, lead)).words).not.toContain('Keep a copy as evidence');
    const wanted = { ground, owner: officer, review: day(300) };
    const refused = await send(`${path}?evidence=hold`, wanted, privacy!);
    expect(refused.status).toBe(422);
    for (const words of ['within six months', ground, day(300)]) expect(refused.words).toContain(words);
    expect((await send(`${path}?evidence=hold`, { ...wanted, review: day(90) }, privacy!)).status).toBe(303);
    expect((await page('/desk', privacy)).words).toContain(ground);
    expect((await page('/desk', lead)).words).not.toContain(ground);

    await site.call(`/en/receipt/${item.receipt}`, { method: 'POST' });
    const receipt = await page(`/en/receipt/${item.receipt}`);
    for (const words of ['Everything has been taken back', 'A copy is kept as evidence', ground, 'How to object'])
      expect(receipt.words).toContain(words);
    const told = await site.call(`/api/receipts/${item.receipt}`);
    expect(await told.json()).toMatchObject({ state: 'withdrawn', held: { ground } });

    const [held] = await db.select().from(evidenceHold).where(eq(evidenceHold.submission, item.id));
    expect((await page(path, privacy)).words).toContain('Lift the hold');
    expect((await send(`${path}?evidence=review`, { hold: held!.id, review: day(120) }, privacy!)).status).toBe(303);
    expect((await send(`${path}?evidence=lift`, { hold: held!.id }, privacy!)).status).toBe(303);
    expect((await send(`${path}?evidence=lift`, { hold: held!.id }, privacy!)).status).toBe(409);
    const erased = async () => (await db.select().from(evidenceHold).where(eq(evidenceHold.id, held!.id)))[0]!.erasedAt;
    await expect.poll(erased, { timeout: 15_000 }).not.toBeNull();
    expect((await page(`/en/receipt/${item.receipt}`)).words).not.toContain('A copy is kept');
  });

  test('is not kept without a key, and the page says how to set one', async () => {
    const item = items.unheld;
    const keyless = await startSite({ DATA_DIR: config.DATA_DIR, EVIDENCE_KEY: '' });
    try {
      const { words } = await page(`/desk/item/${item.id}`, privacy, keyless);
      expect(words).toContain('openssl rand -base64 32');
      expect(words).not.toContain('Keep the copy');
      const answer = await keyless.call(`/desk/item/${item.id}?evidence=hold`, {
        token: privacy!,
        method: 'POST',
        body: new URLSearchParams({ ground, owner: officer, review: day(90) }),
      });
      expect(answer.status).toBe(422);
      expect(await read(answer)).toContain('EVIDENCE_KEY is missing');
    } finally {
      await keyless.stop();
    }
  });

  test.for(['en', 'fr'])('is told of on the privacy page in %s', async (locale) => {
    expect((await page(`/${locale}/privacy`)).words).toContain(locale === 'en' ? 'encrypted copy' : 'copie chiffrée');
  });
});
