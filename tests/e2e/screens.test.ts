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
    const began = Date.now();
    await control.getByText('1 screen is away.').waitFor();
    expect(Date.now() - began).toBeLessThan(10_000);
    await control.locator('.screen-away').getByText('Away').waitFor();
    await db.update(screen).set({ seenAt: sql`now()` }).where(eq(screen.key, key));
    await control.getByText('The screen answers.').waitFor();
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
