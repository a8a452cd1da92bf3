import sharp from 'sharp';
import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBank } from '#app/domain/examination/banks/bank.ts';
import { addEntry } from '#app/domain/examination/banks/entry.ts';
import { approve } from '#app/domain/moderation/decide.ts';
import { appoint } from '#app/domain/staff/staff.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { config } from '#app/platform/config.ts';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { clusterMember } from '#db/schema/cluster.ts';
import { alive, chromiumPath, complaints, newPage, startBrowser } from '#tests/support/browser.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { scene, signed } from '#tests/support/scenes.ts';
import { startWhole, type RunningSite } from '#tests/support/site.ts';

const password = 'a-password-for-tests';
await openCampaign();
await appoint({ email: 'one@example.org', name: 'One', role: 'moderator', partner: null }, password);

/** A picture that came five times, once with another sign. */
async function raid(seed: number): Promise<{ sheet: string; ids: SubmissionId[]; swapped: SubmissionId }> {
  const picture = await signed(await scene(seed), '#WeRemember');
  const ids: SubmissionId[] = [];
  for (const quality of [88, 70, 50, 30])
    ids.push((await given('in-review', { picture: await sharp(picture).jpeg({ quality }).toBuffer() })).id);
  const swapped = await given('in-review', { picture: await signed(await scene(seed), 'HOLOHOAX 1488') });
  const [member] = await db.select().from(clusterMember).where(eq(clusterMember.submission, swapped.id));
  return { sheet: `/desk/clusters/${member!.cluster}`, ids, swapped: swapped.id };
}
const raids = [await raid(1), await raid(2), await raid(3)] as const;
await makeBank({ slug: 'hateful', name: 'Hateful pictures', mode: 'route', partner: null }, people.moderator.id);
await addEntry('hateful', raids[2].ids[0]!, people.moderator.id, 'Seen elsewhere');
const flop = async (seed: number) =>
  sharp(await signed(await scene(seed), '#WeRemember'))
    .flop()
    .jpeg()
    .toBuffer();
await given('in-review', { picture: await flop(3) });
const statesOf = async (ids: SubmissionId[]) => (await Promise.all(ids.map(findItem))).map(({ state }) => state);

describe.skipIf(!chromiumPath)('a cluster at the desk', () => {
  let site: RunningSite;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startWhole({ DATA_DIR: config.DATA_DIR }), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function deskAt(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const desk = await newPage(browser, site, `/desk/sign-in?to=${encodeURIComponent(path)}`, options);
    await desk.getByLabel('E-mail address').fill('one@example.org');
    await desk.getByLabel('Password').fill(password);
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await desk.waitForURL(`**${path}`);
    return desk;
  }

  test('is rejected and taken back without scripts, on a small phone', { timeout: 60_000 }, async () => {
    const { sheet, ids, swapped } = raids[0];
    const desk = await deskAt('/desk/clusters', { javaScriptEnabled: false });
    await desk.locator(`a[href="${sheet}"]`).click();
    await desk.getByRole('heading', { name: '4 wait and look the same' }).waitFor();
    await desk.getByRole('heading', { name: 'One waits and may differ' }).waitFor();
    expect(await desk.getByRole('checkbox', { checked: true }).count()).toBe(4);
    await desk.getByRole('checkbox', { checked: true }).last().uncheck();
    await approve(ids[0]!, people.second.id); // somebody is quicker
    await desk.getByLabel('Why is it rejected?').selectOption('hateful');
    await desk.getByRole('button', { name: 'Reject all that are ticked' }).click();
    expect(await desk.getByRole('status').textContent()).toBe('2 were rejected.');
    await desk.getByText('One was left out, because somebody moved or changed it meanwhile').waitFor();
    expect((await statesOf([...ids, swapped])).filter((state) => state === 'rejected')).toHaveLength(2);
    expect(await findItem(swapped)).toMatchObject({ state: 'in-review' });
    await desk.goto(sheet); // whoever comes back within ten minutes finds it again
    await desk.getByRole('button', { name: 'Take all of it back' }).click();
    expect(await desk.getByRole('status').textContent()).toBe('Taken back: 2 wait for a first look again.');
    expect(await statesOf(ids)).not.toContain('rejected');
    await desk.context().close();
  });

  test('the worker holds the rest back, and a later one as it comes', { timeout: 60_000 }, async () => {
    const { sheet, ids, swapped } = raids[1];
    const desk = await deskAt(sheet);
    await desk.getByLabel('Why is it rejected?').selectOption('hateful');
    await desk.getByRole('button', { name: 'Reject all that are ticked' }).click();
    await desk.getByText('4 were rejected.').waitFor();
    await expect.poll(async () => (await findItem(swapped)).risk, { timeout: 15_000 }).toBe(2);
    const late = await given('received', { picture: await flop(2) });
    await expect.poll(async () => (await findItem(late.id)).state, { timeout: 15_000 }).toBe('in-review');
    expect((await findItem(late.id)).risk).toBe(2);
    expect(await statesOf(ids)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);

    await desk.goto(sheet);
    await desk.locator(`input[name=member][value^="${late.id}"]`).check();
    await desk.getByLabel('Why is it rejected?').selectOption('hateful');
    await desk.locator('#sheet').evaluate((form: HTMLFormElement) => (form.noValidate = true)); // the site asks too
    await desk.getByRole('button', { name: 'Reject all that are ticked' }).click();
    await desk.getByText('nothing is rejected together unseen').first().waitFor();
    expect((await findItem(late.id)).state).toBe('in-review');
    await desk.getByLabel('Show what is under the veil').check();
    await desk.getByRole('button', { name: 'Reject all that are ticked' }).click();
    await desk.getByText('One was rejected.').waitFor();
    expect(await statesOf([late.id, swapped])).toEqual(['rejected', 'in-review']);
    await desk.context().close();
  });

  test('is a key away from an item that has one, which shows what looks like it', { timeout: 60_000 }, async () => {
    const { sheet } = raids[2];
    const desk = await deskAt('/desk/review?lane=quarantine', { viewport: { width: 1280, height: 800 } });
    await alive(desk);
    for (let at = 0; at < 20 && (await desk.locator(`a[href="${sheet}"]`).count()) === 0; at += 1)
      await desk.keyboard.press('j');
    await desk.getByRole('region', { name: 'Looks like it' }).getByText('Compare it with the 5 others').waitFor();
    await desk.getByRole('region', { name: 'Looks like a picture of a bank' }).getByText('Seen elsewhere').waitFor();
    await desk.keyboard.press('c');
    await desk.waitForURL(`**${sheet}`);
    expect(complaints.splice(0)).toEqual([]);
    await desk.context().close();
  });
});
