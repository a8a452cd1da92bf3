import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appoint } from '#app/domain/staff/staff.ts';
import { keepReading } from '#app/domain/submissions/read.ts';
import { config } from '#app/platform/config.ts';
import { alive, chromiumPath, complaints, newPage, startBrowser } from '#tests/support/browser.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';

const password = 'a-password-for-tests';
await openCampaign();
await appoint({ email: 'one@example.org', name: 'One', role: 'moderator', partner: null }, password);

/** A word as it is read, over the middle of the picture. */
const word = (text: string) => ({
  text,
  confidence: 90,
  corners: [[0.25, 0.5], [0.75, 0.5], [0.75, 0.6], [0.25, 0.6]] as [number, number][], // prettier-ignore
});
const held = await given('in-review', { unread: true });
await keepReading(held.id, [[word('HOLOHOAX')]], 1);
const waiting = await given('in-review', { unread: true });

describe.skipIf(!chromiumPath)('what was read in a picture', () => {
  let site: RunningSite;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite({ DATA_DIR: config.DATA_DIR }), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  test('is outlined under the veil, hidden and shown by a key, and told beside it', { timeout: 60_000 }, async () => {
    const path = '/desk/review?lane=quarantine';
    const desk = await newPage(browser, site, `/desk/sign-in?to=${encodeURIComponent(path)}`, {
      viewport: { width: 1280, height: 800 },
    });
    await desk.getByLabel('E-mail address').fill('one@example.org');
    await desk.getByLabel('Password').fill(password);
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await desk.waitForURL(`**${path}`);
    await alive(desk);
    const outline = desk.locator('.picture-hit polygon');
    expect(await outline.isVisible()).toBe(false);
    await desk.keyboard.press('v');
    await outline.waitFor({ state: 'visible' });
    const [picture, box] = [await desk.locator('.stage-shown img').boundingBox(), await outline.boundingBox()];
    expect(box!.x + box!.width / 2).toBeCloseTo(picture!.x + picture!.width / 2, -1);
    await desk.keyboard.press('t');
    await outline.waitFor({ state: 'detached' });
    await desk.keyboard.press('t');
    await outline.waitFor({ state: 'visible' });
    expect(await desk.locator('.fact-read mark').textContent()).toContain('HOLOHOAX');

    await desk.goto(`${site.origin}/desk/item/${waiting.id}`);
    await desk.getByText('clearing waits for the reading').waitFor();
    expect(complaints.splice(0)).toEqual([]);
    await desk.context().close();
  });
});
