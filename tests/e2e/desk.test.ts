import type { Browser, Page } from 'playwright-core';
import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reject } from '#app/domain/moderation/decide.ts';
import { historyOf } from '#app/domain/moderation/history.ts';
import { claimNext } from '#app/domain/moderation/queue.ts';
import { appoint, staffAt } from '#app/domain/staff/staff.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { config } from '#app/platform/config.ts';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { submission } from '#db/schema/submission.ts';
import { alive, chromiumPath, complaints, decide, startBrowser } from '#tests/support/browser.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { photo } from '#tests/support/photos.ts';
import { atHand, current, leave as goAway, said } from '#tests/support/review.ts';
import { deskOf as openDesk, password, signIn } from '#tests/support/sign-in.ts';
import { goodForm, startWhole, type RunningSite } from '#tests/support/site.ts';
import { leaveUnread } from '#tests/support/unread.ts';

await openCampaign();
await leaveUnread();
const email = (name: string) => `${name}@example.org`;
const moderators = {
  one: await appoint({ email: email('one'), name: 'One', role: 'moderator', partner: null }, password),
  two: await appoint({ email: email('two'), name: 'Two', role: 'moderator', partner: null }, password),
};
await appoint({ email: email('staff'), name: 'Staff', role: 'event-staff', partner: null }, password);
await appoint({ email: email('partner'), name: 'Member', role: 'partner', partner: 'example-org' }, password);

/** Enough for two moderators with nine each, and for a while of deciding. */
for (let index = 0; index < 34; index += 1) {
  const picture = await photo({ width: 240, height: 180, seed: `#${(0x402010 + index * 0x030201).toString(16)}` });
  await given('in-review', { name: `Test participant ${index}`, picture });
}

/** What is held back comes first in its lane; all made before a worker could examine it first. */
for (const state of ['in-review', 'in-review', 'approved'] as const)
  await given(state, { name: 'Held back', message: 'the holohoax' });

const review = '/desk/review?lane=review';

describe.skipIf(!chromiumPath)('at the desk', () => {
  let site: RunningSite;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startWhole({ DATA_DIR: config.DATA_DIR }), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const deskOf = (name: string, path: string) => openDesk(browser, site, email(name), path);

  async function reviewOf(name: string): Promise<Page> {
    const desk = await deskOf(name, review);
    await alive(desk);
    return desk;
  }

  const leave = (desk: Page) => goAway(desk, ...Object.values(moderators));
  const loaded = (desk: Page) =>
    desk.locator('.stage-shown img').evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0);
  const focused = (desk: Page) =>
    desk.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

  test('two moderators never hold the same item', { timeout: 60_000 }, async () => {
    const desks = await Promise.all([reviewOf('one'), reviewOf('two')]);
    const refused: string[] = [];
    for (const desk of desks)
      desk.on('response', (answer) => {
        if (answer.url().endsWith('/api/decisions') && !answer.ok()) refused.push(answer.url());
      });
    const seen: SubmissionId[] = [];
    for (let round = 0; round < 7; round += 1) {
      const [hers, others] = await Promise.all(desks.map(atHand));
      expect(hers!.filter((id) => others!.includes(id))).toEqual([]);
      seen.push(hers![0]!, others![0]!);
      await Promise.all(
        desks.map(async (desk, index) => {
          const { name } = await findItem([hers, others][index]![0]!);
          await decide(desk, 'a');
          await said(desk, `Approved: \u2068${name}\u2069`);
        }),
      );
    }
    expect(refused).toEqual([]);
    expect(new Set(seen).size).toBe(14);
    for (const id of seen) expect(await historyOf(id)).toHaveLength(1);
    await Promise.all(desks.map(leave));
    expect(complaints.splice(0)).toEqual([]);
  });

  test(
    'a decision shows the next picture before its answer is there, and then says what came of it',
    { timeout: 30_000 },
    async () => {
      const desk = await reviewOf('one');
      let open = () => {};
      const gate = new Promise<void>((done) => (open = done));
      await desk.route('**/api/decisions', async (route) => {
        await gate;
        await route.continue();
      });
      const [first, second] = await atHand(desk);
      const asked = desk.waitForRequest('**/api/decisions');
      await decide(desk, 'a');
      await asked;
      expect(await current(desk)).toBe(second);
      expect(await loaded(desk)).toBe(true);
      expect((await findItem(first!)).state).toBe('in-review');
      await desk.keyboard.press('k');
      expect(await current(desk)).toBe(second); // the first has left her desk
      expect(await desk.getByRole('status').textContent()).toBe('');
      open();
      await said(desk, 'Approved');
      expect(await focused(desk)).toContain((await findItem(second!)).name);
      await leave(desk);
      expect(complaints.splice(0)).toEqual([]);
    },
  );

  test('a decision can be undone, and the item is before her again', { timeout: 30_000 }, async () => {
    const desk = await reviewOf('one');
    const id = await current(desk);
    await decide(desk, 'r');
    await desk.getByRole('group', { name: 'Why is it rejected?' }).waitFor();
    expect(await desk.evaluate(() => document.activeElement?.className)).toBe('reasons');
    await desk.keyboard.press('4');
    await said(desk, 'Rejected');
    expect((await findItem(id)).state).toBe('rejected');
    await desk.keyboard.press('u');
    await said(desk, 'Undone');
    expect((await findItem(id)).state).toBe('in-review');
    await expect.poll(() => current(desk)).toBe(id);
    await desk.keyboard.press('u');
    await said(desk, 'no decision here');
    await leave(desk);
    expect(complaints.splice(0)).toEqual([]);
  });

  test(
    'nine at once stand on the screen whole, and keys choose and decide among them',
    { timeout: 30_000 },
    async () => {
      const desk = await reviewOf('one');
      const ids = await atHand(desk);
      await desk.keyboard.press('g');
      const tiles = desk.getByRole('group', { name: 'Nine at once' }).getByRole('button');
      expect(await tiles.count()).toBe(9);
      for (const tile of await tiles.all()) {
        const { x, y, width, height } = (await tile.boundingBox())!;
        expect(x >= 0 && y >= 0 && x + width <= 1280 && y + height <= 800).toBe(true);
      }
      expect(await desk.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(800);
      await tiles.first().focus();
      for (const key of ['ArrowRight', 'ArrowDown']) await desk.keyboard.press(key);
      expect(await current(desk)).toBe(ids[4]);
      expect(await focused(desk)).toContain((await findItem(ids[4]!)).name);
      await decide(desk, 'r');
      await desk.getByRole('group', { name: 'Why is it rejected?' }).waitFor();
      await desk.keyboard.press('4');
      await said(desk, 'Rejected');
      expect((await findItem(ids[4]!)).state).toBe('rejected');
      expect(await current(desk)).toBe(ids[5]);
      await leave(desk);
      expect(complaints.splice(0)).toEqual([]);
    },
  );

  test('keys that are pressed too early do not kill the page', { timeout: 180_000 }, async () => {
    const desk = await reviewOf('one');
    const machine = await desk.context().newCDPSession(desk);
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 10 });
    for (let load = 0; load < 2; load += 1) {
      await desk.goto(review, { waitUntil: 'commit' });
      await alive(desk); // it presses them from the first moment
    }
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 }); // a page has a moment only to say that it leaves
    await leave(desk);
    expect(complaints.splice(0)).toEqual([]);
  });

  test('a question mark shows the keys and hides them, and the focus comes back', { timeout: 30_000 }, async () => {
    const desk = await reviewOf('one');
    const approve = desk.getByRole('button', { name: 'Approve' });
    await approve.focus();
    await desk.keyboard.press('?');
    const keys = desk.getByRole('region', { name: 'Keys' });
    await keys.getByText('Reject, then 1 to 9 for the reason').waitFor();
    expect(await desk.getByRole('button', { name: 'Keys' }).getAttribute('aria-expanded')).toBe('true');
    await desk.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    expect(await approve.evaluate((button) => button === document.activeElement)).toBe(true);
    await leave(desk);
    expect(complaints.splice(0)).toEqual([]);
  });

  test('what somebody else decided meanwhile goes away, and she is told', { timeout: 30_000 }, async () => {
    const desk = await reviewOf('one');
    const [first, second] = await atHand(desk);
    await reject(first!, people.third.id, { reason: 'off-topic' });
    await decide(desk, 'a');
    await said(desk, 'somebody else decided first');
    await said(desk, 'What stands: Rejected, Not about remembrance');
    expect(await current(desk)).toBe(second);
    expect(await atHand(desk)).not.toContain(first);
    expect((await findItem(first!)).state).toBe('rejected');
    await leave(desk);
    expect(complaints.splice(0)).toEqual([]);
  });

  test('what does not arrive comes back to her, and she is told', { timeout: 30_000 }, async () => {
    const desk = await reviewOf('one');
    const [first, second] = await atHand(desk);
    await desk.route('**/api/decisions', (route) => route.abort());
    await decide(desk, 'a');
    await said(desk, 'This did not arrive');
    expect(await current(desk)).toBe(second);
    expect(await atHand(desk)).toEqual(expect.arrayContaining([second]));
    await desk.keyboard.press('k');
    expect(await current(desk)).toBe(first);
    await leave(desk);
    complaints.splice(0); // the browser complains of the request that was cut off
  });

  test('what checks hold back lies under a veil, and is not approved before she has lifted it', async () => {
    const desk = await deskOf('one', '/desk/review?lane=quarantine');
    await alive(desk);
    const id = await current(desk);
    const blur = () => desk.locator('.stage-shown img').evaluate((image) => getComputedStyle(image).filter);
    expect(await blur()).toContain('blur');
    await decide(desk, 'a');
    await said(desk, 'Look under the veil first');
    expect((await findItem(id)).state).toBe('in-review');
    await desk.keyboard.press('v');
    expect(await blur()).toBe('none');
    await decide(desk, 'a');
    await said(desk, /Approved:/);
    expect((await findItem(id)).state).toBe('approved');
    await leave(desk);
    expect(complaints.splice(0)).toEqual([]);
  });

  test('claims that ended while her machine slept leave her desk', { timeout: 30_000 }, async () => {
    const desk = await reviewOf('one');
    const before = await atHand(desk);
    await db.update(submission).set({ claimedBy: null }).where(inArray(submission.id, before));
    const others = (await claimNext(people.second, 'review', 3)).map(({ id }) => id);
    expect(before).toEqual(expect.arrayContaining(others));
    await desk.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(async () => (await atHand(desk)).filter((id) => others.includes(id))).toEqual([]);
    await leave(desk);
    expect(complaints.splice(0)).toEqual([]);
  });

  test('without scripts each decision is a form, and the lane goes on', { timeout: 30_000 }, async () => {
    const context = await browser.newContext({ baseURL: site.origin, locale: 'en', javaScriptEnabled: false });
    const desk = await context.newPage();
    await desk.goto('/desk/sign-in?to=%2Fdesk%2Freview%3Flane%3Dclear');
    await signIn(desk, email('two'));
    const id = await current(desk);
    await desk.getByLabel('Show what is under the veil').check();
    await desk.getByRole('button', { name: 'Clear for the walls' }).click();
    await desk.waitForURL('**/desk/review?lane=clear');
    expect((await findItem(id)).state).toBe('cleared');
    await desk.goto(`/desk/item/${id}`);
    await desk.getByText('Cleared for the walls').first().waitFor();
    await desk.getByRole('link', { name: 'Its whole story, as data (JSON)' }).click();
    await desk.getByText('"action":"clear"').waitFor();
    await desk.goBack();
    await desk.getByRole('button', { name: 'Take the decision back' }).click();
    await desk.waitForURL(`**/desk/item/${id}`);
    expect((await findItem(id)).state).toBe('in-review');
    await context.close();
  });

  test('without scripts the veil is lifted by a box, and nothing is approved before', { timeout: 30_000 }, async () => {
    const context = await browser.newContext({ baseURL: site.origin, locale: 'en', javaScriptEnabled: false });
    const desk = await context.newPage();
    await desk.goto('/desk/sign-in?to=%2Fdesk%2Freview%3Flane%3Dquarantine');
    await signIn(desk, email('two'));
    const id = await current(desk);
    await desk.getByRole('button', { name: 'Approve' }).click();
    await desk.getByText('Look under the veil first').waitFor();
    expect((await findItem(id)).state).toBe('in-review');
    await desk.getByLabel('Show what is under the veil').check();
    await desk.getByRole('button', { name: 'Approve' }).click();
    await desk.waitForURL('**/desk/review?lane=quarantine');
    expect((await findItem(id)).state).toBe('approved');
    await context.close();
  });

  test('a partner’s member reads what she can do, and finds her page', { timeout: 30_000 }, async () => {
    const desk = await deskOf('partner', '/desk');
    await desk.getByText('You are here for Example Organisation.').waitFor();
    await desk.getByRole('link', { name: 'The page of Example Organisation' }).click();
    await desk.getByRole('heading', { name: 'Example Organisation' }).waitFor();
    expect(complaints.splice(0)).toEqual([]);
  });

  test('a page that is not open to her says so in words', { timeout: 30_000 }, async () => {
    const desk = await deskOf('staff', review);
    await desk.getByRole('heading', { name: 'This page is not open to you' }).waitFor();
    await desk.getByRole('link', { name: 'To the desk' }).click();
    const { pseudonym } = (await staffAt(email('staff')))!;
    await desk.getByRole('heading', { name: `Good to have you here, ${pseudonym}.` }).waitFor();
    complaints.splice(0); // the browser complains of the 403
  });

  test('an empty lane says so in words, and what comes next appears by itself', { timeout: 30_000 }, async () => {
    const left = await db
      .select({ id: submission.id })
      .from(submission)
      .where(and(eq(submission.state, 'in-review')));
    for (const { id } of left) await reject(id, people.third.id, { reason: 'off-topic' });
    const desk = await reviewOf('one');
    await desk.getByRole('heading', { name: 'Nothing waits for a first look' }).waitFor();
    await site.call('/api/submissions', { method: 'POST', body: goodForm(await photo(), { name: 'The next one' }) });
    await desk.getByRole('img', { name: 'The next one' }).waitFor();
    expect(complaints.splice(0)).toEqual([]);
  });
});
