import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appoint } from '#app/domain/staff/staff.ts';
import { alive, chromiumPath, complaints, decide, newPage, startBrowser } from '#tests/support/browser.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { photo } from '#tests/support/photos.ts';
import { deskOf as openDesk, password } from '#tests/support/sign-in.ts';
import { startWhole, type RunningSite } from '#tests/support/site.ts';

const { screenKey } = await openCampaign({ paceMs: 2000 });
await appoint({ email: 'one@example.org', name: 'One', role: 'moderator', partner: null }, password);
await appoint({ email: 'two@example.org', name: 'Two', role: 'moderator', partner: null }, password);
await appoint({ email: 'staff@example.org', name: 'Staff', role: 'event-staff', partner: null }, password);

describe.skipIf(!chromiumPath)('in a real browser', () => {
  let site: RunningSite;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startWhole(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const deskOf = (email: string, path: string, options = {}) => openDesk(browser, site, email, path, options);

  /** The form with a photo and all that it needs. */
  async function filledIn(options = {}) {
    const phone = await newPage(browser, site, '/en/take-part', options);
    await phone
      .locator('input[name=photo]')
      .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await photo() });
    await phone.locator('input[name=name]').fill('Test participant');
    await phone.locator('select[name=country]').selectOption('FR');
    await phone.locator('input[name=age][value=adult]').check();
    await phone.locator('input[name=uses][value=wall]').check();
    await phone.locator('input[name=consent]').check();
    return phone;
  }
  const sends = (phone: Page) => phone.locator('main form button[type=submit]').first();

  async function takePart(options = {}) {
    const phone = await filledIn(options);
    await sends(phone).click();
    await phone.waitForURL('**/receipt/**');
    return phone;
  }

  test('a photo goes from a phone to the wall, and comes back when its giver asks', { timeout: 120_000 }, async () => {
    const phone = await takePart();
    await phone.getByRole('heading', { level: 1 }).filter({ hasText: 'Thank you' }).waitFor();

    const first = await deskOf('one@example.org', '/desk/review?lane=review');
    await first.locator('.stage img').waitFor();
    await alive(first);
    await decide(first, 'a');
    await first.getByText('Nothing waits for a first look').waitFor();

    const wall = await newPage(browser, site, `/screen/${screenKey}`, { viewport: { width: 1920, height: 1080 } });
    const second = await deskOf('two@example.org', '/desk/review?lane=clear');
    await second.locator('.stage img').waitFor({ timeout: 60_000 }); // once its words are read
    await alive(second);
    await decide(second, 'a');
    const onTheWall = wall.getByRole('img', { name: 'Test participant, France' }).first();
    await onTheWall.waitFor();
    expect(await onTheWall.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(900);
    expect(await onTheWall.evaluate((image) => getComputedStyle(image).objectFit), 'nothing is cut').toBe('contain');

    await phone.locator('details summary').last().click();
    await phone.locator('main details form button[type=submit]').click();
    await onTheWall.waitFor({ state: 'detached', timeout: 2_000 });
    await phone.getByRole('heading', { level: 1 }).filter({ hasText: 'taken back' }).waitFor();
    expect(complaints.splice(0)).toEqual([]);
  });

  test(
    'a network that says nothing gives her the form back, with all that she chose',
    { timeout: 60_000 },
    async () => {
      const phone = await filledIn();
      await phone.clock.install();
      await phone.route('**/take-part', (route) =>
        route.request().method() === 'POST' ? undefined : route.continue(),
      );
      const button = sends(phone);
      await button.click();
      expect(await button.isDisabled()).toBe(true);
      await phone.clock.fastForward(61_000);
      await phone.getByText('The connection was lost').waitFor();
      expect(await button.isDisabled()).toBe(false);
      expect(await phone.locator('input[name=name]').inputValue()).toBe('Test participant');
      expect(complaints.splice(0)).toEqual([]);
    },
  );

  test(
    'a photo that somebody rejects, and takes back from rejection, waits for review again',
    { timeout: 60_000 },
    async () => {
      await takePart();
      const desk = await deskOf('one@example.org', '/desk/review?lane=review');
      await desk.locator('.stage img').waitFor();
      await alive(desk);
      await decide(desk, 'r');
      await desk.getByRole('button', { name: 'Not about remembrance' }).waitFor();
      await desk.keyboard.press('4');
      await desk.getByText('Nothing waits for a first look').waitFor();
      await desk.keyboard.press('u');
      await desk.locator('.stage img').waitFor();
      await decide(desk, 'a');
      await desk.getByText('Nothing waits for a first look').waitFor();
      expect(complaints.splice(0)).toEqual([]);
    },
  );

  test(
    'without scripts the form works, says what is wrong beside the field and keeps what was typed and uploaded',
    { timeout: 60_000 },
    async () => {
      const phone = await newPage(browser, site, '/fr/take-part', { javaScriptEnabled: false });
      await phone
        .locator('input[name=photo]')
        .setInputFiles({ name: 'moi.jpg', mimeType: 'image/jpeg', buffer: await photo() });
      await phone.locator('input[name=name]').fill('Personne d’essai');
      await phone.locator('select[name=country]').selectOption('BE');
      await phone.locator('input[name=age][value=minor]').check();
      await phone.locator('input[name=uses][value=site]').check();
      await phone.locator('input[name=consent]').check();
      await phone.locator('main form button[type=submit]').first().click();
      await phone.getByText('un parent ou').first().waitFor();
      expect(await phone.locator('input[name=name]').inputValue()).toBe('Personne d’essai');
      expect(await phone.getByText('moi.jpg').first().isVisible()).toBe(true);
      await phone.locator('input[name=guardian]').check();
      await phone.locator('main form button[type=submit]').first().click();
      await phone.waitForURL('**/fr/receipt/**');
      await phone.getByRole('heading', { level: 1 }).filter({ hasText: 'Merci' }).waitFor();
    },
  );

  test('event staff darken the wall and bring it back', { timeout: 60_000 }, async () => {
    const wall = await newPage(browser, site, `/screen/${screenKey}`, { viewport: { width: 1920, height: 1080 } });
    const control = await deskOf('staff@example.org', '/desk/walls/main', { viewport: { width: 390, height: 844 } });
    await control.getByRole('button', { name: 'Blackout' }).click();
    await wall.locator('main.wall-blackout').waitFor();
    await control.getByLabel('Words to hold on the wall').fill('We begin at seven.');
    await control.getByRole('button', { name: 'Hold' }).click();
    await wall.getByText('We begin at seven.').waitFor();
    await control.getByRole('button', { name: 'Go on' }).click();
    await wall.locator('main.wall-running').waitFor();
    expect(complaints.splice(0)).toEqual([]);
  });
});
