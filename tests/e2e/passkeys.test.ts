import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appoint } from '#app/domain/staff/staff.ts';
import { db } from '#db/client.ts';
import { campaign } from '#db/schema/campaign.ts';
import { chromiumPath, complaints, newPage, startBrowser } from '#tests/support/browser.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { password, signIn } from '#tests/support/sign-in.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';

await openCampaign();
await db.update(campaign).set({ requireSecondFactor: ['lead'] });
const email = 'lead@example.org';
const withoutOne = 'other@example.org';
for (const address of [email, withoutOne])
  await appoint({ email: address, name: 'Lead', role: 'lead', partner: null }, password);

/** The device that she holds: it keeps passkeys, and makes sure of her until it is told not to. */
async function giveDevice(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    makesSureOfHer: (isUserVerified: boolean) =>
      devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

describe.skipIf(!chromiumPath)('with a passkey', () => {
  let site: RunningSite;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** Playwright’s words are not found in what only a browser without scripts shows. */
  const said = (page: Page) => page.locator('noscript p', { hasText: 'Passkeys need JavaScript' }).waitFor();
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

  async function add(page: Page, name: string): Promise<void> {
    await page.getByRole('link', { name: 'Add a passkey' }).click();
    await page.getByLabel('A name by which').fill(name);
    await page.getByLabel('Password').fill(password);
    await press(page, 'Go on');
    await press(page, 'Create the passkey');
  }

  test(
    'she adds one, signs in with it alone where her role asks for more, and is refused once it is removed',
    { timeout: 90_000 },
    async () => {
      const page = await newPage(browser, site, '/desk/sign-in');
      const device = await giveDevice(page);
      await signIn(page, email);
      await page.waitForURL('**/desk/account');
      await add(page, 'My telephone');
      await page.getByText('My telephone').first().waitFor();
      await page.getByRole('link', { name: 'To the desk' }).click();
      await page.waitForURL('**/desk');

      await page.goto('/desk/account');
      await add(page, 'My telephone again');
      await page.getByRole('alert').getByText('keeps a passkey of yours already').waitFor();
      await page.goto('/desk/account');
      await press(page, 'Sign out');
      await page.waitForURL('**/desk/sign-in');

      await page.getByRole('link', { name: 'Sign in with a passkey' }).click();
      await device.makesSureOfHer(false);
      await press(page, 'Use my passkey');
      await page.getByRole('alert').getByText('No answer came').waitFor();
      await device.makesSureOfHer(true);
      await press(page, 'Use my passkey');
      await page.waitForURL('**/desk');
      await page.goto('/desk/walls');
      expect(new URL(page.url()).pathname).toBe('/desk/walls');

      await page.goto('/desk/account');
      await press(page, 'Remove “My telephone”');
      await page.getByText('Your role needs more than a password').waitFor();
      await press(page, 'Sign out');
      await page.getByRole('link', { name: 'Sign in with a passkey' }).click();
      await press(page, 'Use my passkey');
      await page.getByRole('alert').getByText('opens nothing here').waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('without scripts the pages say so, and password and code stay', { timeout: 60_000 }, async () => {
    const page = await newPage(browser, site, '/desk/sign-in/passkey?to=/desk/walls', { javaScriptEnabled: false });
    await said(page);
    expect(await page.getByRole('button', { name: 'Use my passkey' }).isDisabled()).toBe(true);
    await page.getByRole('link', { name: 'Sign in with my password' }).click();
    await signIn(page, withoutOne);
    await page.getByText('Your role needs more than a password').waitFor();
    await page.getByRole('link', { name: 'Add a passkey' }).click();
    await said(page);
    await page.context().close();
  });
});
