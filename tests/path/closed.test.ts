import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { db } from '#db/client.ts';
import { campaign } from '#db/schema/campaign.ts';
import { submission } from '#db/schema/submission.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { photo } from '#tests/support/photos.ts';
import { goodForm, startSite, type RunningSite } from '#tests/support/site.ts';
import { leaveUnread } from '#tests/support/unread.ts';

const day = 86_400_000;
await openCampaign();
await leaveUnread();
const picture = await photo({ width: 480, height: 360 });
let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());

const during = (opensAt: number, closesAt: number) =>
  db.update(campaign).set({ opensAt: new Date(opensAt), closesAt: new Date(closesAt) });
const give = (path: string, key: string) =>
  site.call(path, { method: 'POST', body: goodForm(picture), headers: { 'idempotency-key': key } });

test('after its end the campaign takes nothing new, says so, and still answers what it has taken', async () => {
  await during(Date.now() - 2 * day, Date.now() + day);
  const first = await give('/api/submissions', 'in-time');
  expect(first.status).toBe(201);

  await during(Date.now() - 2 * day, Date.now() - day);
  const late = await give('/api/submissions', 'late');
  expect(late.status).toBe(422);
  expect(await late.json()).toMatchObject({ errors: [{ field: 'form', code: 'closed' }] });
  const page = await give('/en/take-part', 'late-page');
  expect(page.status).toBe(422);
  const html = await page.text();
  expect(html).toContain('takes nothing new at this time');
  expect(html).toContain('value="Test participant"');
  const again = await give('/api/submissions', 'in-time');
  expect(await again.json()).toEqual(await first.json());
  expect(await db.$count(submission)).toBe(1);
});

test('before it opens the pages tell the day instead of showing a form', async () => {
  await during(Date.now() + day, Date.now() + 2 * day);
  const date = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'Europe/Warsaw' }).format(Date.now() + day);
  for (const path of ['/fr/take-part', '/fr/testimony', '/fr/p/example-org/take-part']) {
    await vi.waitFor(async () => {
      const html = await (await site.call(path)).text();
      expect(html).toContain(date);
      expect(html).not.toContain('<form method="post"');
    });
  }
});
