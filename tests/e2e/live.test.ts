import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { control } from '#app/domain/projection/control.ts';
import { pull } from '#app/domain/projection/pull.ts';
import { config } from '#app/platform/config.ts';
import { chromiumPath, complaints, newPage, startBrowser } from '#tests/support/browser.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';
import { cardFor, openWall } from '#tests/support/walls.ts';

await openCampaign();

describe.skipIf(!chromiumPath)('whoever watches from afar', () => {
  let site: RunningSite;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite({ DATA_DIR: config.DATA_DIR }), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  test('sees what the wall shows, and within five seconds no more what is pulled', { timeout: 60_000 }, async () => {
    const { id } = await openWall();
    const [first, second] = [await given('cleared', { name: 'First' }), await given('cleared', { name: 'Second' })];
    await cardFor(id, first.id, { until: 8_000 });
    await cardFor(id, second.id, { from: 8_000, until: 60_000 });
    const page = await newPage(browser, site, `/live/${id}`);
    await page.getByText('First').waitFor();
    await page.getByText('Second').waitFor();
    await page.getByText('First').waitFor({ state: 'detached' }); // it has faded
    const pulled = Date.now();
    await pull(second.id, people.eventStaff.id);
    await page.getByText('Second').waitFor({ state: 'detached' });
    expect(Date.now() - pulled).toBeLessThan(5_000);
    await control(id, { action: 'hold', text: 'We pause for a moment.' }, people.eventStaff.id);
    await page.getByText('We pause for a moment.').waitFor();
    expect(complaints.splice(0)).toEqual([]);
    await page.context().close();
  });

  test('sees the wall go on when the site is away', { timeout: 60_000 }, async () => {
    const { id } = await openWall();
    const [first, second] = [await given('cleared', { name: 'Third' }), await given('cleared', { name: 'Fourth' })];
    await cardFor(id, first.id, { until: 8_000 });
    await cardFor(id, second.id, { from: 8_000, until: 60_000 });
    const page = await newPage(browser, site, `/live/${id}`);
    const heard = page.waitForResponse('**/index.json');
    await page.getByText('Third').waitFor();
    await heard;
    await page.route('**/live/**', (route) => route.abort());
    await page.getByText('Fourth').waitFor();
    complaints.splice(0); // the browser complains of what was cut off
    await page.context().close();
  });
});
