import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMacro } from '#app/domain/macros/change.ts';
import { reject } from '#app/domain/moderation/decide.ts';
import { notesOn } from '#app/domain/moderation/note.ts';
import { appoint } from '#app/domain/staff/staff.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { config } from '#app/platform/config.ts';
import { db } from '#db/client.ts';
import { MacroId, type SubmissionId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { statementMessage } from '#db/schema/macro.ts';
import { alive, chromiumPath, complaints, decide, startBrowser } from '#tests/support/browser.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { json, startLoopback, type Loopback } from '#tests/support/loopback.ts';
import { photo } from '#tests/support/photos.ts';
import { atHand, current, leave, said } from '#tests/support/review.ts';
import { deskOf, password } from '#tests/support/sign-in.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';

await openCampaign();
const moderators = await Promise.all(
  ['one', 'two'].map((name) =>
    appoint({ email: `${name}@example.org`, name, role: 'moderator', partner: null }, password),
  ),
);
for (let index = 0; index < 26; index += 1) {
  const picture = await photo({ width: 320, height: 240, seed: `#${(0x402010 + index * 0x030201).toString(16)}` });
  await given('in-review', { name: `Test participant ${index}`, picture });
}

for (let index = 1; index <= 11; index += 1)
  await addMacro(
    MacroId.parse(randomUUID()),
    {
      name: `Answer ${String(index).padStart(2, '0')}`,
      reason: 'unclear',
      note: '',
      messages: { en: `Message ${index}.` },
    },
    people.lead.id,
  );

describe.skipIf(!chromiumPath)('by keyboard alone', () => {
  let server: Loopback;
  let site: RunningSite;
  let browser: Browser;
  beforeAll(async () => {
    server = await startLoopback();
    const env = { DATA_DIR: config.DATA_DIR, TRANSLATE_URL: server.url };
    [site, browser] = await Promise.all([startSite(env), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await server?.stop();
  });

  async function reviewOf(name: 'one' | 'two', lane = 'review'): Promise<Page> {
    const desk = await deskOf(browser, site, `${name}@example.org`, `/desk/review?lane=${lane}`);
    await alive(desk);
    return desk;
  }
  const press = async (desk: Page, ...keys: string[]) => {
    for (const key of keys) await desk.keyboard.press(key);
  };
  const stateOf = async (id: SubmissionId) => (await findItem(id)).state;
  const decisionsOn = (ids: SubmissionId[]) => db.select().from(decision).where(inArray(decision.submission, ids));
  const tiles = (desk: Page) => desk.locator('.tile');
  const idsIn = (desk: Page, which = '.tile') =>
    desk.locator(which).evaluateAll((all) => all.map((tile) => (tile as HTMLElement).dataset.item as SubmissionId));
  const areThere = (images: Element[]) => images.every((image) => (image as HTMLImageElement).complete);
  /** From now on the page's time goes on only where the test says so. */
  async function stopTime(desk: Page): Promise<void> {
    await desk.locator('main[data-ready]').waitFor(); // no clock that it began before runs on
    await desk.clock.install();
    await desk.clock.pauseAt(Date.now() + 1_000);
  }

  test(
    'she reveals, looks closer, decides, sets aside, leaves, notes and takes back',
    { timeout: 60_000 },
    async () => {
      const held = await given('in-review', { name: 'Held back', message: 'the holohoax' });
      const desk = await reviewOf('one', 'quarantine');
      await press(desk, 'v');
      await decide(desk, 'e');
      await said(desk, 'Passed on');
      expect(await findItem(held.id)).toMatchObject({ state: 'in-review', escalatedAt: expect.any(Date) });

      await desk.goto('/desk/review?lane=review');
      await alive(desk);
      const [first, second, third, fourth] = await atHand(desk);
      await press(desk, 'z');
      const picture = desk.locator('.stage-larger');
      const moved = () => picture.evaluate(({ scrollLeft }) => scrollLeft);
      const before = await moved();
      await press(desk, 'ArrowRight');
      expect(await moved()).toBeGreaterThan(before);
      await press(desk, 'Escape', '?');
      await desk.getByRole('region', { name: 'Keys' }).waitFor();
      await press(desk, '?');
      expect(await picture.count()).toBe(0);

      await press(desk, 'n');
      await desk.getByLabel('What whoever looks next should know').waitFor();
      await desk.keyboard.type('are areas here? 14'); // each a key that does something elsewhere
      expect(await desk.getByLabel('What whoever looks next').inputValue()).toBe('are areas here? 14');
      expect(await current(desk)).toBe(first);
      await press(desk, 'Control+Enter');
      await said(desk, 'Noted');
      expect(await notesOn([first!])).toMatchObject([{ words: 'are areas here? 14' }]);
      expect(await decisionsOn([first!])).toEqual([]);

      await press(desk, 'h');
      await said(desk, 'Set aside for you');
      expect(await current(desk)).toBe(second);
      await press(desk, 's');
      await said(desk, 'Left to the others');
      expect(await current(desk)).toBe(third);
      expect((await findItem(second!)).claimedBy).toBeNull();
      await decide(desk, 'r');
      await desk.getByRole('group', { name: 'Why is it rejected?' }).waitFor();
      await press(desk, 'a', 'e', 'h', 's', 'u'); // while she is asked for a reason, none of them does anything
      expect(await current(desk)).toBe(third);
      await press(desk, '4');
      await said(desk, 'Rejected');
      expect(await decisionsOn([third!])).toHaveLength(1);
      expect((await decisionsOn([third!]))[0]).toMatchObject({ action: 'reject', reason: 'off-topic' });
      await press(desk, 'u');
      await said(desk, 'Undone');
      expect(await stateOf(third!)).toBe('in-review');
      await expect.poll(() => current(desk)).toBe(third);
      await decide(desk, 'a');
      await said(desk, 'Approved');
      expect(await stateOf(third!)).toBe('approved');
      expect(await current(desk)).toBe(fourth);
      expect((await atHand(desk)).at(-1)).toBe(first); // what was set aside comes last
      await leave(desk, ...moderators);
      expect(complaints.splice(0)).toEqual([]);
    },
  );

  test('a prepared answer is chosen by its number, nine at a time', { timeout: 60_000 }, async () => {
    const desk = await reviewOf('one');
    await press(desk, '?');
    await desk.getByText('Reject with a prepared answer: 1 to 9').waitFor();
    await press(desk, '?');
    const [first, second] = await atHand(desk);
    const asked = desk.getByRole('group', { name: 'With which prepared answer?' });
    const names = () => asked.locator('bdi').allTextContents();
    await decide(desk, 'm');
    await expect.poll(names).toHaveLength(9);
    await press(desk, 'Escape');
    await asked.waitFor({ state: 'detached' });
    await press(desk, 'r', 'm', 'm');
    await expect.poll(names).toEqual(['Answer 10', 'Answer 11']);
    expect(await asked.evaluate((group) => group === document.activeElement)).toBe(true);
    await press(desk, '3'); // there is none
    expect(await current(desk)).toBe(first);
    await press(desk, 'm');
    await expect.poll(names).toHaveLength(9);
    await press(desk, 'm', '2');
    await said(desk, 'Rejected');
    expect(await current(desk)).toBe(second);
    expect(await decisionsOn([first!])).toMatchObject([{ action: 'reject', reason: 'unclear' }]);
    expect(await db.select({ words: statementMessage.words }).from(statementMessage)).toEqual([
      { words: 'Message 11.' },
    ]);

    await press(desk, 'n');
    await desk.getByLabel('What whoever looks next should know').waitFor();
    await press(desk, 'm', '1');
    expect(await desk.getByLabel('What whoever looks next').inputValue()).toBe('m1');
    expect(await stateOf(second!)).toBe('in-review');
    await leave(desk, ...moderators);
    expect(complaints.splice(0)).toEqual([]);
  });

  test('she asks for a translation by a key, and for nothing by moving on', { timeout: 60_000 }, async () => {
    server.answer(json({ translatedText: 'In her language', detectedLanguage: { confidence: 90, language: 'de' } }));
    const desk = await reviewOf('one');
    await atHand(desk);
    expect(server.asked).toEqual([]);
    const translation = desk.getByRole('region', { name: 'Translation' });
    const first = await current(desk);
    await press(desk, 'l');
    await translation.getByText('In her language').waitFor();
    await translation.getByText('by machine, read as German').waitFor();
    await press(desk, 'l');
    await translation.getByText('In her language').waitFor({ state: 'detached' });
    expect(server.asked).toHaveLength(1);
    await press(desk, 'l', 'j'); // what comes for the last one is not shown with this one
    expect(await current(desk)).not.toBe(first);
    await expect.poll(() => server.asked.length).toBe(2);
    expect(await translation.getByText('In her language').count()).toBe(0);
    expect(await translation.count()).toBe(1);
    server.answer(json({}, 400));
    await press(desk, 'l');
    await said(desk, 'does not take these words');
    expect(await current(desk)).not.toBe(first);
    expect(await decisionsOn([first])).toEqual([]);
    await leave(desk, ...moderators);
    expect(complaints.splice(0)).toEqual([]);
  });

  test('no key decides on what is new to her', { timeout: 30_000 }, async () => {
    const desk = await reviewOf('one');
    await stopTime(desk);
    const [first, second] = await atHand(desk);
    await press(desk, 'j', 'a', 'r', 'e');
    expect(await desk.getByRole('group', { name: 'Why is it rejected?' }).count()).toBe(0);
    await desk.clock.runFor(690);
    await press(desk, 'a');
    expect(await current(desk)).toBe(second);
    await desk.clock.runFor(20);
    await decide(desk, 'a');
    await press(desk, 'a', 'a'); // the others are meant for what follows
    await said(desk, 'Approved');
    expect(await stateOf(first!)).toBe('in-review');
    expect(await decisionsOn([first!, second!])).toMatchObject([{ submission: second, action: 'approve', seen: null }]);
    await leave(desk, ...moderators);
    expect(complaints.splice(0)).toEqual([]);
  });

  test(
    'a grid approves with one key what she saw and did not mark, and says how she saw it',
    { timeout: 60_000 },
    async () => {
      const desk = await reviewOf('one');
      await stopTime(desk);
      await press(desk, 'g');
      await expect.poll(() => tiles(desk).count()).toBe(9);
      const ids = await idsIn(desk);
      await expect.poll(() => desk.locator('.tile img').evaluateAll(areThere)).toBe(true);
      await desk.clock.runFor(900);
      await decide(desk, 'a');
      await said(desk, 'stay: not seen for long enough');
      expect(await decisionsOn(ids)).toEqual([]);

      await desk.clock.runFor(400);
      await expect.poll(() => idsIn(desk, '.tile-seen')).toHaveLength(9);
      await press(desk, '2', 'ArrowDown', 'x');
      const marked = [ids[1]!, ids[3]!];
      await expect.poll(() => idsIn(desk, '.tile-marked')).toEqual(marked);
      await expect.poll(() => idsIn(desk, '.tile-seen')).toHaveLength(7);
      await decide(desk, 'a');
      await expect.poll(() => desk.locator('.outcome').textContent(), { timeout: 15_000 }).toBe('Approved: 7 items');
      // Those that come next are there at once, although what she decided was still hers when she asked.
      const atHandNow = async () =>
        Number(/of (\d+)/.exec((await desk.locator('.review-at').textContent()) ?? '')?.[1]);
      await expect.poll(atHandNow).toBeGreaterThan(18 - 7);
      const made = await decisionsOn(ids);
      expect(made).toHaveLength(7);
      for (const { submission: id, digest, seen, action } of made) {
        expect(marked).not.toContain(id);
        expect({ action, digest }).toEqual({ action: 'approve', digest: (await findItem(id)).digest });
        expect(seen!.ms).toBeGreaterThanOrEqual(1_000);
        expect(seen!.width).toBeGreaterThanOrEqual(260);
      }
      expect((await idsIn(desk)).slice(0, 2)).toEqual(marked);
      await desk.clock.runFor(800);
      await decide(desk, 'r');
      await press(desk, '4');
      await said(desk, 'Rejected: 2 items');
      expect(await Promise.all(marked.map(stateOf))).toEqual(['rejected', 'rejected']);
      await leave(desk, ...moderators);
      expect(complaints.splice(0)).toEqual([]);
    },
  );

  test('a lost network loses no decision', { timeout: 30_000 }, async () => {
    const desk = await reviewOf('one');
    const [first, second] = await atHand(desk);
    await desk.context().setOffline(true);
    await decide(desk, 'a');
    await said(desk, 'This did not arrive');
    await desk.getByText('1 came back').waitFor();
    expect(await current(desk)).toBe(second);
    await press(desk, 'g');
    await desk.locator('.tile-back').waitFor();
    await expect.poll(() => desk.locator('.tile-seen').count()).toBeGreaterThan(0);
    const ids = await idsIn(desk);
    await decide(desk, 'a');
    await said(desk, 'did not arrive');
    await expect.poll(() => idsIn(desk)).toEqual(expect.arrayContaining(ids));
    expect(await decisionsOn(ids)).toEqual([]);
    await desk.context().setOffline(false);
    await press(desk, 'g', 'g');
    await press(desk, ...'kkkkkkkkkkkk');
    for (let steps = 0; steps < 12 && (await current(desk)) !== first; steps += 1) await press(desk, 'j');
    await decide(desk, 'a');
    await said(desk, /^Approved/);
    expect(await stateOf(first!)).toBe('approved');
    await leave(desk, ...moderators);
    complaints.splice(0); // the browser complains of what did not arrive
  });

  test(
    'two side by side never have the same item, and whoever comes second is told what stands',
    { timeout: 60_000 },
    async () => {
      const desks = await Promise.all([reviewOf('one'), reviewOf('two')]);
      const answers: number[] = [];
      for (const desk of desks)
        desk.on('response', (answer) => {
          if (answer.url().endsWith('/api/decisions')) answers.push(answer.status());
        });
      for (let round = 0; round < 2; round += 1) {
        const [hers, others] = await Promise.all(desks.map(atHand));
        expect(hers!.filter((id) => others!.includes(id))).toEqual([]);
        await Promise.all(
          desks.map(async (desk, index) => {
            await decide(desk, 'a');
            await expect.poll(() => stateOf([hers, others][index]![0]!)).toBe('approved');
          }),
        );
      }
      await expect.poll(() => answers).toEqual([200, 200, 200, 200]);
      const [hers] = desks;
      const id = await current(hers!);
      await reject(id, people.third.id, { reason: 'unclear' });
      await decide(hers!, 'a');
      await said(hers!, 'What stands: Rejected, Too unclear to be shown');
      expect(await atHand(hers!)).not.toContain(id);
      expect(answers.at(-1)).toBe(409);
      await Promise.all(desks.map((desk) => desk.context().close()));
      expect(complaints.splice(0)).toEqual([]);
    },
  );
});
