import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journalHead } from '#app/domain/journal.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { db } from '#db/client.ts';
import { SubmissionId } from '#db/ids.ts';
import { card } from '#db/schema/card.ts';
import { event } from '#db/schema/event.ts';
import { clearedPhotos, given, openCampaign } from '#tests/support/campaign.ts';
import { issueTokens, startWhole, type RunningSite } from '#tests/support/site.ts';
import { listenTo, standsIn, type Heard } from '#tests/support/stream.ts';

const { screenKey } = await openCampaign();
const tokens = await issueTokens();
let site: RunningSite;
beforeAll(async () => {
  await clearedPhotos(8);
  site = await startWhole();
});
afterAll(() => site?.stop());

const listen = (lastId?: number) => listenTo(`${site.origin}/screen/${screenKey}/stream`, lastId);
const control = (token: string, body: object) =>
  site.call('/api/walls/main/control', {
    method: 'POST',
    token,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
const numbers = (heard: Heard[]) => heard.flatMap(({ id }) => id ?? []);
const isControl = (mode: string) => (heard: Heard) => heard.event.event === 'control' && heard.event.data.mode === mode;

test('a screen that was away is told what it missed, once and in order', { timeout: 40_000 }, async () => {
  const always = await listen();
  await always.until((heard) => standsIn(heard).length > 0);
  const away = await listen();
  await away.until((heard) => standsIn(heard).length > 0);
  const last = Math.max(...numbers(away.heard));
  await away.close();

  await control(tokens.eventStaff, { action: 'pause' });
  await control(tokens.eventStaff, { action: 'resume' });
  const { id } = await given('cleared');
  await always.until((heard) => standsIn(heard).includes(id));
  const head = Math.max(...numbers(always.heard));

  const back = await listen(last);
  await back.until((heard) => heard.id === head);
  const missed = numbers(always.heard).filter((number) => number > last);
  expect(numbers(back.heard).slice(0, missed.length)).toEqual(missed);
  expect(back.heard[0]).toMatchObject({ event: { event: 'hello' }, id: null });
  await Promise.all([always.close(), back.close()]);
});

test('a screen that was away for a night is told of every pull of it, and of no card that is long over', async () => {
  const last = await journalHead();
  const long = new Date(Date.now() - 3_600_000);
  const pulls = [300, 1_400, 2_499];
  const events = await db.transaction(async (tx) => {
    const written = await tx
      .insert(event)
      .values(
        Array.from({ length: 2_500 }, (_, index) =>
          pulls.includes(index)
            ? { kind: 'wall.pull', wall: 'main', submission: SubmissionId.parse(randomUUID()) }
            : { kind: 'wall.card', wall: 'main' },
        ),
      )
      .returning();
    await tx.insert(card).values(
      written
        .filter(({ kind }) => kind === 'wall.card')
        .map(({ number }) => ({
          wall: 'main',
          at: new Date(long.getTime() - 8_000),
          until: long,
          kind: 'photo' as const,
          layout: 'single',
          announced: number,
        })),
    );
    return written;
  });
  const pulled = events.filter(({ kind }) => kind === 'wall.pull').map(({ number }) => number);
  const back = await listen(last);
  await back.until(({ id }) => id !== null && id >= pulled.at(-1)!);
  expect(back.heard.filter(({ event: { event: kind } }) => kind === 'pull').map(({ id }) => id)).toEqual(pulled);
  for (const one of back.heard)
    if (one.event.event === 'card') expect(one.event.data.until).toBeGreaterThan(long.getTime());
  await back.close();
});

test('a newcomer is told the wall’s mode and the cards that have not ended', { timeout: 40_000 }, async () => {
  await control(tokens.eventStaff, { action: 'hold', text: 'We begin at seven.' });
  const screen = await listen();
  const held = await screen.until(isControl('hold'));
  expect(held.event.data).toEqual({ mode: 'hold', text: 'We begin at seven.' });
  await screen.until((heard) => standsIn(heard).length > 0);
  const now = Date.now();
  for (const { event } of screen.heard)
    if (event.event === 'card') expect(event.data.until).toBeGreaterThan(now - 1_000);
  await screen.close();
  await control(tokens.eventStaff, { action: 'resume' });
});

test('a moderator cannot run a wall, and event staff cannot judge', async () => {
  expect((await control(tokens.moderator, { action: 'blackout' })).status).toBe(403);
  expect((await site.call('/api/review', { token: tokens.eventStaff })).status).toBe(403);
});

test('a control that there is not, and a wall that there is not, are answered plainly', async () => {
  expect((await control(tokens.eventStaff, { action: 'explode' })).status).toBe(422);
  expect((await control(tokens.eventStaff, { action: 'hold' })).status).toBe(422);
  const { id } = await given('cleared');
  const nowhere = await site.call('/api/walls/nowhere/control', {
    method: 'POST',
    token: tokens.eventStaff,
    body: JSON.stringify({ action: 'pull', submission: id }),
    headers: { 'content-type': 'application/json' },
  });
  expect(nowhere.status).toBe(404);
  expect((await findItem(id)).state).toBe('cleared');
});

test('an unknown screen is not found', async () =>
  expect((await site.call('/screen/nobody-knows-me/stream')).status).toBe(404));

test('an address that is no screen’s says so in words, and what is not there has a title', async () => {
  const page = await site.call('/screen/nobody-knows-me');
  expect(page.status).toBe(404);
  const html = await page.text();
  expect(html).toContain('No screen has this address');
  expect(html).not.toContain('problem.');
  for (const path of ['/screen/nobody-knows-me', '/nowhere', '/desk/nowhere', '/en/nowhere'])
    expect(await (await site.call(path)).text(), path).toMatch(/<title>(?!undefined)[^<]+<\/title>/);
});
