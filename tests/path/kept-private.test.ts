import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reject } from '#app/domain/moderation/decide.ts';
import { renditionsOf } from '#app/domain/submissions/rendition.ts';
import { issueToken } from '#app/domain/staff/token.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { wordsOf } from '#app/server/locale.ts';
import { db } from '#db/client.ts';
import { partner } from '#db/schema/partner.ts';
import type { Submission } from '#db/schema/submission.ts';
import { rotation, wall } from '#db/schema/wall.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { startWhole, type RunningSite } from '#tests/support/site.ts';

await openCampaign();
await db.insert(partner).values({ slug: 'other-org', name: 'Other Organisation' });
await db.insert(wall).values({ id: 'station', campaign: 'test', name: 'Station wall' });
const moderator = await issueToken({ role: 'moderator' });
const eventStaff = await issueToken({ role: 'event-staff' });
const dataProtection = await issueToken({ role: 'data-protection' });
const ofPartner = await issueToken({ role: 'partner', partner: 'example-org' });

/** What staff alone may know of somebody. */
const email = 'kept.private@example.org';
const words = 'She kept the key to a door that was not there.';

const waiting = await given('in-review', { email });
const another = await given('in-review', { email, partner: 'other-org', uses: ['site', 'press'] });
const notForTheSite = await given('approved', { email, partner: 'other-org', uses: ['wall'] });
const published = await given('approved', { email, partner: 'other-org', message: words, uses: ['site', 'press'] });
const rejected = await given('rejected', { email });
/** Why somebody rejected something, as she told her colleagues. */
const forStaff = 'Ask Ruth before anybody writes to this family.';
const rejectedInWords = await given('in-review');
await reject(rejectedInWords.id, people.moderator.id, { reason: forStaff, note: forStaff });
const forWalls = await given('cleared', { uses: ['wall'] });
const notForWalls = [
  await given('cleared', { uses: ['site', 'partners'] }),
  await given('cleared', { kind: 'testimony', text: words, uses: ['site'] }),
];

let site: RunningSite;
beforeAll(async () => {
  site = await startWhole({ DATA_DIR: process.env.DATA_DIR! });
});
afterAll(() => site?.stop());

const ask = (path: string, token?: string) => site.call(path, token ? { token } : {});
const statusOf = async (path: string, token?: string) => (await ask(path, token)).status;
const told = async (path: string, token?: string) => (await ask(path, token)).json();
const picturesOf = async ({ id }: Submission) => (await renditionsOf(id)).map(({ src }) => src);

test('a picture that is not published opens to its own receipt and to no other word', async () => {
  const { receipt } = waiting;
  const others = ['x', '', another.receipt, published.receipt, receipt.slice(1), `${receipt}x`];
  for (const src of await picturesOf(waiting)) {
    for (const address of [src, ...others.map((word) => `${src}?receipt=${word}`)])
      expect(await statusOf(address), address).toBe(404);
    const shown = await ask(`${src}?receipt=${receipt}`);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('cache-control')).toBe('private, no-store');
    expect((await shown.arrayBuffer()).byteLength).toBe(Number(shown.headers.get('content-length')));
  }
});

test('a picture that is not published opens to moderators, and to no partner', async () => {
  for (const item of [waiting, another, notForTheSite, rejected]) {
    for (const src of await picturesOf(item)) {
      expect(await statusOf(src, moderator)).toBe(200);
      expect(await statusOf(src, ofPartner)).toBe(404);
    }
  }
});

test('a partner learns of what is not its own no more than everybody', async () => {
  for (const { id } of [waiting, another, notForTheSite, rejected])
    expect(await statusOf(`/api/submissions/${id}`, ofPartner)).toBe(404);
  const view = await told(`/api/submissions/${published.id}`, ofPartner);
  expect(view).toMatchObject({ id: published.id, state: 'approved', message: words });
  expect(view).toEqual(await told(`/api/submissions/${published.id}`));
});

test('event staff see what is on the walls, and nothing that never was', async () => {
  for (const item of [waiting, notForTheSite, rejected]) {
    expect(await statusOf(`/api/submissions/${item.id}`, eventStaff)).toBe(404);
    for (const src of await picturesOf(item)) expect(await statusOf(src, eventStaff)).toBe(404);
  }
  expect(await told(`/api/submissions/${forWalls.id}`, eventStaff)).toMatchObject({ state: 'cleared', email: null });
  for (const src of await picturesOf(forWalls)) expect(await statusOf(src, eventStaff)).toBe(200);
});

test('what everybody may know says neither how to reach her nor how it was judged', async () => {
  const view = await told(`/api/submissions/${published.id}`);
  for (const field of ['email', 'receipt', 'minor', 'original', 'uses', 'findings', 'fingerprint', 'history'])
    expect(view).not.toHaveProperty(field);
  const everything = await told(`/api/submissions/${published.id}`, moderator);
  expect(everything).toMatchObject({ email: null, uses: expect.arrayContaining(['site', 'press']) });
  expect(await told(`/api/submissions/${published.id}`, dataProtection)).toMatchObject({ email });
  for (const secret of ['receipt', 'original']) expect(everything).not.toHaveProperty(secret);
});

test('what was given, but not for the walls, has no turn on any of them, though two people cleared it', async () => {
  const turnsOf = async ({ id }: Submission) =>
    (await db.select().from(rotation).where(eq(rotation.submission, id))).map((turn) => turn.wall).sort();
  expect(await turnsOf(forWalls)).toEqual(['main', 'station']);
  for (const item of notForWalls) {
    expect(item.state).toBe('cleared');
    expect(await turnsOf(item)).toEqual([]);
  }
  const timeline = async () =>
    (await told('/api/walls/station/timeline', moderator)) as { cards: { items: { submission: string }[] }[] };
  await expect.poll(async () => (await timeline()).cards.length, { timeout: 15_000 }).toBeGreaterThan(1);
  for (const { items } of (await timeline()).cards)
    expect(items.map(({ submission }) => submission)).toEqual([forWalls.id]);
});

test('the picture of somebody who agreed to one use alone opens to everybody for that, once it is let through', async () => {
  const [press, toWalls, toSite] = await Promise.all([
    given('cleared', { uses: ['press'] }),
    picturesOf(forWalls),
    picturesOf(published),
  ]);
  for (const src of [...toWalls, ...toSite]) expect(await statusOf(src), src).toBe(200);
  for (const src of await picturesOf(press)) expect(await statusOf(src), src).toBe(404);
});

test('the desk and her receipt tell the uses that she agreed to, and none that she refused', async () => {
  const agreed = expect.toSatisfy((uses: string[]) => uses.sort().join() === 'press,site', 'says press and site');
  const { items } = (await told(`/desk/review/claims?page=${randomUUID()}`, moderator)) as { items: { id: string }[] };
  expect(items.find(({ id }) => id === another.id)).toMatchObject({ uses: agreed });
  expect(await told(`/api/submissions/${another.id}`, moderator)).toMatchObject({ uses: agreed });
  expect(await told(`/api/receipts/${another.receipt}`)).toMatchObject({ uses: agreed });
  const t = wordsOf('en');
  const page = await (await ask(`/en/receipt/${another.receipt}`)).text();
  for (const use of ['press', 'site'] as const) expect(page).toContain(t(`take-part.uses.${use}`));
  for (const use of ['wall', 'partners'] as const) expect(page).not.toContain(t(`take-part.uses.${use}`));
});

test('her receipt, and it alone, says why something was rejected, in her own language', async () => {
  expect(await told(`/api/receipts/${rejected.receipt}`)).toMatchObject({ state: 'rejected', reason: 'off-topic' });
  for (const locale of ['en', 'fr'] as const) {
    const page = await (await ask(`/${locale}/receipt/${rejected.receipt}`)).text();
    expect(page).toContain(wordsOf(locale)('state.rejected', { reason: wordsOf(locale)('reason.off-topic') }));
  }
  expect(await statusOf(`/api/submissions/${rejected.id}`)).toBe(404);
  expect(await statusOf(`/en/wall/${rejected.id}`)).toBe(404);
  expect(await told(`/api/receipts/${waiting.receipt}`)).toMatchObject({ reason: null });
});

test('what staff wrote to each other of a rejection stands on no receipt', async () => {
  const { id, receipt } = rejectedInWords;
  expect(await told(`/api/receipts/${receipt}`)).toMatchObject({ state: 'rejected', reason: 'other' });
  for (const path of [`/api/receipts/${receipt}`, `/en/receipt/${receipt}`])
    expect(await (await ask(path)).text(), path).not.toContain(forStaff);
  expect(await (await ask(`/api/submissions/${id}`, moderator)).text()).toContain(forStaff);
});

test('a receipt that nobody was given opens nothing', async () => {
  for (const word of ['x', waiting.id, waiting.receipt.slice(1)]) {
    expect(await statusOf(`/api/receipts/${word}`), word).toBe(404);
    expect(await statusOf(`/en/receipt/${word}`), word).toBe(404);
    expect((await site.call(`/api/receipts/${word}`, { method: 'DELETE' })).status, word).toBe(404);
  }
  expect((await findItem(waiting.id)).state).toBe('in-review');
});
