import { afterAll, beforeAll, expect, test } from 'vitest';
import { flagPublished } from '#app/domain/moderation/flag.ts';
import { issueToken } from '#app/domain/staff/token.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';

await openCampaign();
const auditor = await issueToken({ role: 'auditor' });
const lead = await issueToken({ role: 'lead' });
const rejected = await given('rejected');
const shown = await given('cleared');

let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());

const find = (item: string, token = auditor) =>
  site.call('/desk?index', { method: 'POST', body: new URLSearchParams({ item }), redirect: 'manual', token });

test('who was told of an item finds it by its number and by every address that it has', async () => {
  const { id, receipt } = rejected;
  for (const words of [
    id,
    ` ${id.toUpperCase()} `,
    `https://remember.example/desk/item/${id}`,
    `https://remember.example/fr/wall/${id}?x=1`,
    `/api/submissions/${id}/story`,
    `/media/${id}/0ab3.webp`,
    `https://remember.example/fr/receipt/${receipt}`,
    `https://remember.example/fr/receipt/${receipt}/appeal`,
  ]) {
    const answer = await find(words);
    expect([answer.status, answer.headers.get('location')], words).toEqual([303, `/desk/item/${id}`]);
    expect((await site.call(`/desk/item/${id}`, { token: auditor })).status).toBe(200);
  }
});

test('where there is none it says so, and what was typed is not lost', async () => {
  for (const words of ['a photo of ours', '00000000-0000-4000-8000-000000000000', '/fr/receipt/unknown', '']) {
    const answer = await find(words);
    expect(answer.status, words).toBe(404);
    const page = await answer.text();
    expect(page).toContain('There is no item of this number or address.');
    expect(page).toContain(`value="${words}"`);
  }
});

test('the statements are to be had as a file, and wrong days are answered plainly', async () => {
  const file = (asked: string) => site.call(`/desk/statements?${asked}`, { token: auditor });
  const json = await file('from=2000-01-01&to=2100-01-01&as=json');
  expect(json.headers.get('content-disposition')).toContain('statements.json');
  expect(((await json.json()) as { statements: unknown[] }).statements).toHaveLength(1);
  const csv = (await (await file('from=2000-01-01&to=2100-01-01&as=csv')).text()).trimEnd().split('\n');
  expect(csv).toHaveLength(2);
  expect(csv[0]).toMatch(/^decision_visibility,.*,puid$/);
  expect((await (await file('from=2000-01-01&to=2000-02-01')).json()) as object).toEqual({ statements: [] });
  expect((await file('from=soon&to=2100-01-01')).status).toBe(422);
});

test('what was flagged and is still shown stands before a lead, and before nobody who cannot take it off', async () => {
  const said = { reason: 'other', words: null, name: null, email: null, illegal: false, locale: 'en' } as const;
  await flagPublished(shown.id, { ...said, network: 'one' });
  const home = async (token: string) => (await site.call('/desk', { token })).text();
  expect(await home(lead)).toContain(`/desk/item/${shown.id}`);
  expect(await home(auditor)).not.toContain(shown.id);
});
