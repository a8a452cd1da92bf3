import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { findItem } from '#app/domain/submissions/find.ts';
import { db } from '#db/client.ts';
import { flag } from '#db/schema/flag.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';

await openCampaign();
let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());

const say = (id: string, said: Record<string, string>) =>
  site.call(`/en/wall/${id}/flag`, { method: 'POST', body: new URLSearchParams(said) });

test('anybody flags a picture by a plain form, and is thanked; nobody keeps her address', async () => {
  const { id } = await given('cleared');
  const page = await site.call(`/en/wall/${id}`);
  expect(await page.text()).toContain(`/en/wall/${id}/flag`);
  const answer = await say(id, { reason: 'hateful', words: 'The sign behind her.' });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('A person looks at it.');
  expect((await findItem(id)).state).toBe('in-review');
  const [kept] = await db.select().from(flag).where(eq(flag.submission, id));
  expect(kept).toMatchObject({ words: 'The sign behind her.', network: expect.stringMatching(/^[0-9a-f]{32}$/) });
});

test('what is missing is said beside its field, and nothing that was typed is lost', async () => {
  const { id } = await given('approved');
  const answer = await say(id, { words: 'The law says that', illegal: 'yes', email: 'no address' });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  for (const words of ['Please say what is wrong.', 'needs your name', 'The law says that', 'no address'])
    expect(page).toContain(words);
  expect(await db.$count(flag, eq(flag.submission, id))).toBe(0);
});

test('what is not published has no such page', async () => {
  const { id } = await given('in-review');
  expect((await site.call(`/en/wall/${id}/flag`)).status).toBe(404);
  expect((await say(id, { reason: 'other' })).status).toBe(404);
});
