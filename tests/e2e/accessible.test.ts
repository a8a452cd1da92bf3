import { randomUUID } from 'node:crypto';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listClusters } from '#app/domain/clusters/list.ts';
import { sheetOf } from '#app/domain/clusters/sheet.ts';
import { holdEvidence } from '#app/domain/evidence/hold.ts';
import { addMacro } from '#app/domain/macros/change.ts';
import { reject } from '#app/domain/moderation/decide.ts';
import { appealAgainst } from '#app/domain/moderation/appeal.ts';
import { makeBank } from '#app/domain/examination/banks/bank.ts';
import { addEntry } from '#app/domain/examination/banks/entry.ts';
import { addBlock } from '#app/domain/programme/change.ts';
import { applyTemplate } from '#app/domain/programme/copy.ts';
import { appoint } from '#app/domain/staff/staff.ts';
import { config } from '#app/platform/config.ts';
import { BlockId, MacroId } from '#db/ids.ts';
import { alive, chromiumPath, newPage, startBrowser } from '#tests/support/browser.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { deskOf, password, signIn } from '#tests/support/sign-in.ts';
import { goodForm, startWhole, type RunningSite } from '#tests/support/site.ts';
import { json, startLoopback, type Loopback } from '#tests/support/loopback.ts';
import { photo } from '#tests/support/photos.ts';
import { scene, signed } from '#tests/support/scenes.ts';
import { leaveUnread } from '#tests/support/unread.ts';

const { screenKey } = await openCampaign();
await leaveUnread();
await appoint({ email: 'lead@example.org', name: 'Lead', role: 'lead', partner: null }, password);
await appoint({ email: 'admin@example.org', name: 'Admin', role: 'admin', partner: null }, password);
const officer = await appoint(
  { email: 'privacy@example.org', name: 'Officer', role: 'data-protection', partner: null },
  password,
);
const shown = await given('cleared', { name: 'משתתפת לניסיון', message: 'Test words' });
const told = await given('cleared', { kind: 'testimony', name: 'Test witness', text: 'I tell it. '.repeat(40) });
const rejected = await given('rejected');
const appealed = await given('rejected');
await appealAgainst(appealed.receipt, 'It is my grandmother.');
for (let count = 0; count < 3; count += 1) await given('in-review');
await given('approved');

/** Every page a participant may open, in both languages by turns. */
const publicPages = [
  '/en',
  '/fr/take-part',
  '/en/testimony',
  '/fr/wall',
  `/en/wall/${shown.id}`,
  `/fr/wall/${told.id}`,
  `/en/wall/${shown.id}/flag`,
  `/en/receipt/${rejected.receipt}`,
  `/fr/receipt/${rejected.receipt}/appeal`,
  `/fr/receipt/${appealed.receipt}`,
  '/en/sign',
  '/fr/privacy',
  '/en/p/example-org',
  '/fr/p/example-org/take-part',
  '/en/nowhere',
];
await given('in-review', { message: 'the holohoax' });
/** One picture three times, once with another sign; rejected as hateful once, so that the others are held. */
const vile = await signed(await scene(1), '#WeRemember');
for (const picture of [vile, vile, await signed(await scene(1), 'HOLOHOAX 1488')])
  await given('in-review', { picture });
const [cluster] = await listClusters();
const [first] = (await sheetOf(cluster!.id, people.moderator.id)).members;
await reject(first!.id, people.moderator.id, { reason: 'hateful' });
await makeBank({ slug: 'vile', name: 'Vile', mode: 'route', partner: null }, people.lead.id);
await addEntry('vile', first!.id, people.moderator.id, 'a note');
const alike = await given('in-review', { picture: vile });
const answer = MacroId.parse(randomUUID());
await addMacro(
  answer,
  { name: 'Test answer', reason: 'off-topic', note: 'Test note', messages: { en: 'Test words', fr: 'Mots' } },
  people.lead.id,
);
await applyTemplate('main', '2027-01-26', 'evening', people.lead.id);
const block = BlockId.parse(randomUUID());
const hour = {
  startsAt: '2027-01-26T21:00:00',
  endsAt: '2027-01-26T21:40:00',
  zone: null,
  words: null,
  countsTo: null,
};
await addBlock('main', block, { kind: 'partner', partner: 'example-org', ...hour }, people.lead.id);
const deskPages = [
  '/desk',
  '/desk/review?lane=quarantine',
  '/desk/review?lane=review',
  '/desk/review?lane=clear',
  '/desk/review?lane=disagreement',
  '/desk/review?lane=appeals',
  '/desk/mail',
  '/desk/clusters',
  `/desk/clusters/${cluster!.id}`,
  `/desk/item/${alike.id}`,
  '/desk/banks',
  '/desk/banks/vile',
  '/desk/banks/vile/picture',
  '/desk/banks/vile/import',
  `/desk/item/${first!.id}/bank`,
  '/desk/words',
  '/desk/words/new',
  '/desk/words/code.88',
  '/desk/macros',
  '/desk/macros/new',
  `/desk/macros/${answer}`,
  '/desk/measures',
  '/desk/sample',
  '/desk/walls',
  '/desk/walls/main',
  '/desk/walls/main/programme?night=2027-01-26',
  `/desk/walls/main/programme/${block}`,
  '/desk/pair',
  '/desk/account',
  '/desk/account/passkey',
  '/desk/sign-in/passkey',
];

describe.skipIf(!chromiumPath)('for everybody', () => {
  let server: Loopback;
  let site: RunningSite;
  let browser: Browser;
  beforeAll(async () => {
    server = await startLoopback();
    server.answer(json({ translatedText: 'Words', detectedLanguage: { confidence: 90, language: 'de' } }));
    const env = { DATA_DIR: config.DATA_DIR, TRANSLATE_URL: server.url };
    [site, browser] = await Promise.all([startWhole(env), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await server?.stop();
  });

  /** What axe finds wrong by WCAG 2.2 AA and its own best practices, each with its place. */
  async function faults(page: Page, how: axe.RunOptions = {}): Promise<string[]> {
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
    const { violations } = await page.evaluate(
      (options) => (globalThis as unknown as { axe: typeof axe }).axe.run(options),
      { resultTypes: ['violations' as const], ...how },
    );
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${page.url()} ${id}: ${String(target)}`));
  }

  /** Of a page of the desk, by night and by day; all but the contrast is the same then. No colour changes slowly meanwhile. */
  async function deskFaults(desk: Page): Promise<string[]> {
    await desk.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    const byNight = await faults(desk);
    await desk.emulateMedia({ colorScheme: 'light' });
    return [...byNight, ...(await faults(desk, { runOnly: ['color-contrast'] }))];
  }

  test(
    'no public page has a fault that axe can find, nor is wider than a small phone',
    { timeout: 60_000 },
    async () => {
      const page = await newPage(browser, site, '/en', { viewport: { width: 320, height: 640 } });
      for (const path of publicPages) {
        await page.goto(path);
        expect(await faults(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      }
      await page.context().close();
    },
  );

  test('a form with errors and a receipt have none either', { timeout: 60_000 }, async () => {
    const page = await newPage(browser, site, '/en/take-part');
    await page
      .locator('input[name=photo]')
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await page.getByLabel('Country').selectOption('FR');
    await page.getByLabel('Someone under 18').check();
    await page.getByLabel('I may give this photo').check();
    await page.getByRole('button', { name: 'Send my photo' }).click();
    await page.getByRole('alert').waitFor();
    expect(await faults(page)).toEqual([]);
    const answer = await site.call('/api/submissions', { method: 'POST', body: goodForm(await photo()) });
    const { receipt } = (await answer.json()) as { receipt: string };
    const checked = await newPage(browser, site, new URL(receipt).pathname);
    expect(await faults(checked)).toEqual([]);
  });

  test('no desk page has a fault that axe can find, by night or by day', { timeout: 180_000 }, async () => {
    const desk = await newPage(browser, site, '/desk/sign-in', {
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
    });
    expect(await deskFaults(desk)).toEqual([]);
    await signIn(desk, 'lead@example.org');
    await desk.waitForURL('**/desk');
    for (const path of [...deskPages, `/desk/item/${shown.id}`]) {
      await desk.goto(path);
      expect(await deskFaults(desk)).toEqual([]);
    }
    await desk.goto('/desk/words');
    await desk.getByLabel('Text', { exact: true }).fill('Never again to the h0lohoax, 88, https://example.org');
    await desk.getByRole('button', { name: 'Look at it' }).click();
    await desk.locator('mark').first().waitFor();
    expect(await deskFaults(desk)).toEqual([]);
    await desk.goto('/desk/words/new');
    await desk.getByRole('button', { name: 'Save' }).click();
    await desk.getByRole('alert').waitFor();
    expect(await deskFaults(desk)).toEqual([]);
    await desk.context().close();
  });

  test('a translation, the prepared answers, a grid, the keys and a note have none', { timeout: 60_000 }, async () => {
    const desk = await deskOf(browser, site, 'lead@example.org', '/desk/review?lane=review', {
      reducedMotion: 'reduce',
    });
    await alive(desk);
    await desk.keyboard.press('l');
    await desk.getByText('by machine').first().waitFor();
    for (const key of ['m', 'Escape', 'g', '?', 'n']) {
      await desk.keyboard.press(key);
      expect(await deskFaults(desk)).toEqual([]);
    }
    await desk.context().close();
  });

  test('the list of people and the second factor’s pages have none', { timeout: 60_000 }, async () => {
    const desk = await deskOf(browser, site, 'admin@example.org', '/desk/people', { reducedMotion: 'reduce' });
    expect(await deskFaults(desk)).toEqual([]);
    await desk.getByRole('button', { name: 'Who is it?' }).first().click();
    await desk.getByText('@example.org').waitFor();
    expect(await deskFaults(desk)).toEqual([]);
    await desk.goto('/desk/account');
    await desk.getByLabel('Password').fill(password);
    await desk.getByRole('button', { name: 'Set up an authenticator' }).click();
    await desk.getByText('Recovery codes').waitFor();
    expect(await deskFaults(desk)).toEqual([]);
    await desk.goto('/desk/sign-in/code');
    expect(await deskFaults(desk)).toEqual([]);
    await desk.context().close();
  });

  test(
    'the evidence holds on the desk, the form of one and one that stands have none',
    { timeout: 90_000 },
    async () => {
      const reviewAt = new Date(Date.now() + 86_400_000);
      await holdEvidence(told.id, { ground: 'A complaint was filed.', owner: officer, reviewAt }, officer);
      const desk = await deskOf(browser, site, 'privacy@example.org', '/desk');
      await desk.getByRole('link', { name: 'A complaint was filed.' }).waitFor();
      expect(await deskFaults(desk)).toEqual([]);
      await desk.getByRole('link', { name: 'A complaint was filed.' }).click();
      await desk.getByText('Lift the hold').click();
      expect(await deskFaults(desk)).toEqual([]);
      await desk.goto(`/desk/item/${shown.id}`);
      await desk.getByText('Keep a copy as evidence').click();
      await desk.getByRole('button', { name: 'Keep the copy' }).click();
      await desk.getByRole('alert').waitFor();
      expect(await deskFaults(desk)).toEqual([]);
      await desk.context().close();
      const receipt = await newPage(browser, site, `/fr/receipt/${told.receipt}`);
      expect(await faults(receipt)).toEqual([]);
      await receipt.context().close();
    },
  );

  test('a screen has none, nor has a wall for everybody', { timeout: 60_000 }, async () => {
    const wall = await newPage(browser, site, `/screen/${screenKey}`, {
      viewport: { width: 1920, height: 1080 },
      reducedMotion: 'reduce', // halfway through a cross-fade no words have their full contrast
    });
    await wall.getByRole('img').first().waitFor();
    expect(await faults(wall)).toEqual([]);
    await wall.goto('/live/main');
    await wall.getByRole('img').first().waitFor();
    expect(await faults(wall)).toEqual([]);
    await wall.context().close();
  });
});
