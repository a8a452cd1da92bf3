import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { changeEntry } from '#app/domain/examination/words/change-lexicon.ts';
import { findEntry, listEntries } from '#app/domain/examination/words/list-lexicon.ts';
import { appoint, staffAt } from '#app/domain/staff/staff.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { config } from '#app/platform/config.ts';
import { db } from '#db/client.ts';
import { SubmissionId } from '#db/ids.ts';
import { finding } from '#db/schema/finding.ts';
import { chromiumPath, complaints, startBrowser } from '#tests/support/browser.ts';
import { openCampaign, people } from '#tests/support/campaign.ts';
import { photo } from '#tests/support/photos.ts';
import { deskOf as openDesk, password } from '#tests/support/sign-in.ts';
import { goodForm, startWhole, type RunningSite } from '#tests/support/site.ts';

await openCampaign();
const person = (name: string, role: 'admin' | 'moderator') =>
  appoint({ email: `${name}@example.org`, name, role, partner: null }, password);
await person('admin', 'admin');
await person('moderator', 'moderator');

describe.skipIf(!chromiumPath)('the words that are looked for', () => {
  let site: RunningSite;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startWhole({ DATA_DIR: config.DATA_DIR }), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function deskOf(name: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const desk = await openDesk(browser, site, `${name}@example.org`, '/desk/words', options);
    await desk.getByRole('heading', { name: 'Words', exact: true }).waitFor();
    return desk;
  }

  async function foundIn(message: string): Promise<unknown[]> {
    const answer = await site.call('/api/submissions', { method: 'POST', body: goodForm(await photo(), { message }) });
    const { id } = (await answer.json()) as { id: string };
    const item = SubmissionId.parse(id);
    await expect.poll(async () => (await findItem(item)).state, { timeout: 15_000 }).toBe('in-review');
    return (await db.select().from(finding).where(eq(finding.submission, item))).map(({ evidence }) => evidence.entry);
  }

  test(
    'a word goes from a form without scripts to the findings of a photo, and is switched off again',
    { timeout: 60_000 },
    async () => {
      const desk = await deskOf('admin', { javaScriptEnabled: false });
      await desk.getByRole('link', { name: 'Add an entry' }).click();
      await desk.getByLabel('Forms').fill('glomperei\nx');
      await desk.getByLabel('Languages').fill('de');
      await desk.getByLabel('Source').fill('Made up for a test');
      await desk.getByRole('button', { name: 'Save' }).click();
      await desk.getByRole('alert').getByText('The form “x” is a single letter').waitFor();
      expect(await desk.getByLabel('Forms').getAttribute('aria-invalid')).toBe('true');
      expect(await desk.getByLabel('Forms').inputValue()).toBe('glomperei\nx');
      expect(await desk.getByLabel('Languages').inputValue()).toBe('de');
      expect(await desk.getByLabel('What it is about').getAttribute('aria-invalid')).toBe('true');

      await desk.getByLabel('Forms').fill('glomperei\nglompern');
      await desk.getByLabel('What it is about').selectOption('Slur');
      await desk.getByRole('button', { name: 'Save' }).click();
      await desk.getByText('Saved.').waitFor();
      const id = new URL(desk.url()).pathname.split('/').at(-1)!;
      expect(await findEntry(id)).toMatchObject({
        forms: ['glomperei', 'glompern'],
        languages: ['de'],
        changedByName: (await staffAt('admin@example.org'))!.pseudonym,
      });
      await expect.poll(() => foundIn('Gl0mperei!'), { timeout: 20_000 }).toContain(id);

      await desk.getByRole('button', { name: 'Switch it off' }).click();
      await desk.getByText('It is switched off').waitFor();
      await expect.poll(() => foundIn('Gl0mperei!'), { timeout: 20_000 }).not.toContain(id);
      await desk.context().close();
    },
  );

  test('who was overtaken is told, sees what stands, and keeps what she typed', { timeout: 30_000 }, async () => {
    const desk = await deskOf('admin', { javaScriptEnabled: false });
    const { entries } = await listEntries({ text: 'hitler was right' });
    const id = entries[0]!.id;
    await desk.goto(`/desk/words/${id}`);
    const seen = await findEntry(id);
    await changeEntry(id, { ...seen, note: 'Of the one who was first' }, seen.change, people.admin.id);
    await desk.getByLabel('Note').fill('Of the other');
    const answered = desk.waitForResponse((answer) => answer.request().method() === 'POST');
    await desk.getByRole('button', { name: 'Save' }).click();
    expect((await answered).status()).toBe(409);
    await desk.getByRole('alert').getByText('Somebody else has changed this entry').waitFor();
    await desk.getByRole('region', { name: 'As it stands now' }).getByText('Of the one who was first').waitFor();
    expect(await desk.getByLabel('Note').inputValue()).toBe('Of the other');
    expect((await findEntry(id)).note).toBe('Of the one who was first');
    await desk.getByRole('button', { name: 'Save' }).click();
    await desk.getByText('Saved.').waitFor();
    expect((await findEntry(id)).note).toBe('Of the other');
    await desk.context().close();
  });

  test('a moderator searches, tries a text and sees it marked, and changes nothing', { timeout: 30_000 }, async () => {
    const desk = await deskOf('moderator');
    await desk.getByRole('heading', { name: 'Words', exact: true }).waitFor();
    expect(await desk.getByRole('link', { name: 'Add an entry' }).count()).toBe(0);
    await desk.getByLabel('Words in it').fill('holohoax');
    await desk.getByLabel('What it is about').selectOption('Denial of the Holocaust');
    await desk.getByRole('button', { name: 'Search' }).click();
    await desk.getByText(/^[1-9]\d* entr/).waitFor();
    await desk.getByRole('listitem').getByText('holohoax', { exact: true }).waitFor();
    expect(await desk.getByRole('link', { name: /^Change/ }).count()).toBe(0);

    await desk.getByLabel('Text', { exact: true }).fill('Never again to the h0lohoax');
    await desk.getByRole('button', { name: 'Look at it' }).click();
    await desk.locator('mark.mark-hold').getByText('h0lohoax').waitFor();
    await desk.getByText('One place is marked').waitFor();
    expect(await desk.getByLabel('Text', { exact: true }).inputValue()).toBe('Never again to the h0lohoax');
    await desk.context().close();
    expect(complaints.splice(0)).toEqual([]);
  });
});
