import { afterAll, beforeAll, expect, test } from 'vitest';
import { appoint } from '#app/domain/staff/staff.ts';
import { reject } from '#app/domain/moderation/decide.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';

await openCampaign();
const password = 'a-password-for-tests';
await appoint({ email: 'fresh@example.org', name: 'Fresh eyes', role: 'moderator', partner: null }, password);
let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());

const post = (path: string, fields: Record<string, string>, cookie = '') =>
  site.call(path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers: { cookie } });
const pageAt = async (path: string, cookie = '') => (await site.call(path, { headers: { cookie } })).text();

/** A moderator's session, by the form that everybody uses. */
async function signedIn(email: string): Promise<string> {
  const answer = await post('/desk/sign-in', { email, password });
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

test('a rejected photo comes back: its reasons, an appeal, another moderator’s answer, and the first look', async () => {
  const item = await given('in-review', { locale: 'fr' });
  await reject(item.id, people.moderator.id, { reason: 'not-own-picture', note: 'for the desk alone' });
  const receipt = `/fr/receipt/${item.receipt}`;
  const told = await pageAt(receipt);
  for (const words of ['Pourquoi elle n’est pas montrée', 'Une personne a regardé et décidé', `${receipt}/appeal`])
    expect(told).toContain(words);
  expect(told).not.toContain('for the desk alone');
  expect((await post(`${receipt}/appeal`, { words: 'C’est ma grand-mère.' })).status).toBe(303);
  const waits = await pageAt(receipt);
  expect(waits).toContain('C’est ma grand-mère.');
  expect(waits).not.toContain(`${receipt}/appeal`);

  const cookie = await signedIn('fresh@example.org');
  const lane = await pageAt('/desk/review?lane=appeals', cookie);
  expect(lane).toContain('C’est ma grand-mère.');
  const answer = { submission: item.id, action: 'overturn', note: 'Vous avez raison.' };
  expect((await post('/desk/review?lane=appeals', answer, cookie)).status).toBe(303);
  expect((await findItem(item.id)).state).toBe('in-review');
  const answered = await pageAt(receipt);
  for (const words of ['vous a donné raison', 'Vous avez raison.']) expect(answered).toContain(words);
  expect(answered).not.toContain('Pourquoi elle n’est pas montrée');
});

test('an appeal without words, or with too many, loses nothing that was typed', async () => {
  const { receipt } = await given('rejected');
  const empty = await post(`/en/receipt/${receipt}/appeal`, { words: '  ' });
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain('Please say in a few words why we should look again.');
  const long = await post(`/en/receipt/${receipt}/appeal`, { words: `It is mine. ${'x'.repeat(2000)}` });
  expect(long.status).toBe(422);
  const page = await long.text();
  expect(page).toContain('Please use at most 2,000 characters.');
  expect(page).toContain('It is mine. xxx');
});

test('a refusal says why, or nothing typed is lost; and it is the end of it', async () => {
  const { id, receipt } = await given('rejected');
  await post(`/en/receipt/${receipt}/appeal`, { words: 'Please look.' });
  const cookie = await signedIn('fresh@example.org');
  const silent = await post('/desk/review?lane=appeals', { submission: id, action: 'uphold', note: ' ' }, cookie);
  expect(silent.status).toBe(422);
  expect(await silent.text()).toContain('Say why it stays rejected');
  await post('/desk/review?lane=appeals', { submission: id, action: 'uphold', note: 'We looked again.' }, cookie);
  const page = await pageAt(`/en/receipt/${receipt}`);
  for (const words of ['the decision stands', 'We looked again.', 'Why it is not shown']) expect(page).toContain(words);
  const again = await post('/desk/review?lane=appeals', { submission: id, action: 'overturn', note: 'typed' }, cookie);
  expect(again.status).toBe(409);
});

test('what can be appealed against no more has no such page', async () => {
  for (const state of ['approved', 'in-review', 'withdrawn'] as const) {
    const { receipt } = await given(state);
    expect((await site.call(`/en/receipt/${receipt}/appeal`, { redirect: 'manual' })).status).toBe(303);
    expect((await post(`/en/receipt/${receipt}/appeal`, { words: 'but' })).status).toBe(409);
  }
  expect((await site.call('/en/receipt/unknown/appeal')).status).toBe(404);
});
