import { eq, sql } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { control } from '#app/domain/projection/control.ts';
import { appoint } from '#app/domain/staff/staff.ts';
import { db } from '#db/client.ts';
import { screen } from '#db/schema/wall.ts';
import { startBetween, type Between } from '#tests/support/between.ts';
import { chromiumPath, complaints, newPage, startBrowser } from '#tests/support/browser.ts';
import { openCampaign, people } from '#tests/support/campaign.ts';
import { deskOf as openDesk, password } from '#tests/support/sign-in.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';
import { openWall } from '#tests/support/walls.ts';

await openCampaign();
await appoint({ email: 'staff@example.org', name: 'Staff', role: 'event-staff', partner: null }, password);

describe.skipIf(!chromiumPath)('in a real browser', () => {
  let site: RunningSite;
  let browser: Browser;
  let between: Between;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startBrowser()]);
    between = await startBetween(site);
  });
  afterEach(() => expect(complaints.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await between?.stop();
    await site?.stop();
  });

  const desk = (path: string, options = {}) => openDesk(browser, site, 'staff@example.org', path, options);

  /** A screen beyond the network, whose clock a test moves. */
  async function screenOf(key: string): Promise<Page> {
    const page = await newPage(browser, between.site, 'about:blank', { viewport: { width: 1280, height: 720 } });
    await page.clock.install();
    await page.goto(`/screen/${key}`);
    await page.getByText('We remember').waitFor();
    return page;
  }
  const hold = (wall: string, text: string) => control(wall, { action: 'hold', text }, people.eventStaff.id);

  test('a screen that falls silent is away on the open page by itself, in words, and comes back so', async () => {
    const { id, key } = await openWall();
    const page = await screenOf(key);
    const control = await desk(`/desk/walls/${id}`);
    await control.getByText('The screen answers.').waitFor();
    await page.close();
    await db
      .update(screen)
      .set({ seenAt: sql`now() - interval '7 seconds'` })
      .where(eq(screen.key, key));
    await control.getByText('1 screen is away.').waitFor();
    await control.locator('.screen-away').getByText('Away').waitFor();
    await db
      .update(screen)
      .set({ seenAt: sql`now()` })
      .where(eq(screen.key, key));
    await control.getByText('The screen answers.').waitFor();
  });

  test('a display is paired by a code on a telephone, goes on by itself, and goes dark when it is taken out of use', async () => {
    const display = await newPage(browser, site, '/screen', { viewport: { width: 1920, height: 1080 } });
    const shown = display.locator('.pairing-code').filter({ hasText: /^\w{3} \w{3}$/ });
    await shown.waitFor();
    expect(await display.getByRole('img').count(), 'and as a picture').toBe(1);
    const phone = await desk('/desk/pair', { viewport: { width: 390, height: 844 } });
    await phone.getByLabel('Code on the display').fill(await shown.innerText());
    await phone.getByLabel('Name of the screen').fill('By the gate');
    await phone.getByRole('button', { name: 'Pair' }).click();
    await display.waitForURL(/\/screen\/[\w-]{24}$/);
    await display.getByText('We remember').waitFor();
    const row = phone.getByRole('listitem').filter({ hasText: 'By the gate' });
    await row.getByText('Answers', { exact: true }).waitFor();
    await row.getByText('Take out of use').first().click();
    await row.getByRole('button', { name: 'Take “By the gate” out of use' }).click();
    await display.getByText('This screen was taken out of use.').waitFor({ timeout: 3_000 });
    await phone.getByText('By the gate').waitFor({ state: 'detached' });
  });

  test('what is to be covered is answered once it is, and the page says how soon', async () => {
    const { id, key } = await openWall();
    const page = await newPage(browser, site, `/screen/${key}`, { viewport: { width: 1280, height: 720 } });
    await page.getByText('We remember').waitFor();
    const control = await desk(`/desk/walls/${id}`);
    await control.getByText('The screen answers.').waitFor();
    await control.getByRole('button', { name: 'Blackout' }).click();
    await control.getByText('1 of 1 screen has answered.').waitFor();
    await control.getByText('What each screen said').click();
    await control.getByText(/it is done, [3-9]\d\d milliseconds after the click/).waitFor();
    expect(await page.locator('.wall-dark').evaluate((dark) => getComputedStyle(dark).opacity)).toBe('1');
  });

  test('a stream that stays open and says nothing is left within 20 s, and nothing is missed', async () => {
    const { id, key } = await openWall();
    const page = await screenOf(key);
    await hold(id, 'Before.');
    await page.getByText('Before.').waitFor();
    const begun = between.streams.length;
    between.silence();
    await hold(id, 'Meanwhile.');
    await page.clock.runFor(16_000);
    expect(between.streams.length, 'a pause is no silence').toBe(begun);
    await page.clock.runFor(4_000);
    await page.getByText('Meanwhile.').waitFor();
    expect(between.streams.slice(begun)).toEqual([{ lastId: expect.stringMatching(/^\d+$/) }]);
  });

  test('a page that stands still is loaded anew, and one that lives is not', async () => {
    const { id, key } = await openWall();
    const page = await screenOf(key);
    await page.evaluate(() => Object.assign(window, { same: true }));
    const isSame = () => page.evaluate(() => 'same' in window);
    await page.clock.runFor(90_000);
    expect(await isSame()).toBe(true);
    // As a defect would do it: something else has a hand in what is rendered, and rendering breaks.
    await hold(id, 'We begin at seven.');
    await page.getByText('We begin at seven.').evaluate((words) => words.remove());
    await control(id, { action: 'resume' }, people.eventStaff.id);
    await page.locator('main.wall-running').waitFor({ state: 'detached' });
    await page.clock.runFor(36_000);
    await page.locator('main.wall-running').waitFor();
    expect(await isSame()).toBe(false);
    complaints.splice(0); // of what was broken
  });
});
