import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { and, eq, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { checkRun, finding, pastRun } from '#db/schema/finding.ts';
import { outsideCalls, outsideService } from '#db/schema/outside.ts';
import { submission } from '#db/schema/submission.ts';
import { approve, clear } from '#app/domain/moderation/decide.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { withdraw } from '#app/domain/submissions/withdraw.ts';
import type { Service } from '#app/platform/classifiers/enabled.ts';
import { own } from '#app/platform/classifiers/own.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { json, startLoopback, type Loopback } from '#tests/support/loopback.ts';
import { photo } from '#tests/support/photos.ts';
import { ask, toAsk } from './ask.ts';
import { awaited } from './awaited.ts';
import { beginServices, servicesAsked } from './services.ts';

const { moderator, second, lead } = people;
const check = 'outside.own';
const hateful = { name: 'hate-symbol', score: 0.93, severity: 'hold' };

let server: Loopback;
let service: Service;
beforeAll(async () => {
  await openCampaign();
  server = await startLoopback();
});
afterAll(() => server?.stop());

/** Each test begins with a service that is well, is asked for pictures alone, and of which nobody has heard. */
beforeEach(async () => {
  await beginServices([]);
  await db.delete(outsideCalls);
  const classifier = own({ url: server.url, key: undefined, title: 'A service of our own' });
  service = { classifier, required: false, words: false, callsADay: 100, callsAMonth: 1_000 };
  await beginServices([service]);
  server.asked.splice(0);
  server.answer(json({ labels: [] }));
});

const asking = async (id: SubmissionId) => ask(id, service, AbortSignal.timeout(10_000));
const isDue = async (id: SubmissionId) => (await toAsk(service, 100)).some((due) => due.submission === id);
const findingsOf = (id: SubmissionId) =>
  db
    .select({ severity: finding.severity, evidence: finding.evidence })
    .from(finding)
    .where(and(eq(finding.submission, id), eq(finding.check, check)));
const longAgo = (id: SubmissionId) =>
  db
    .update(checkRun)
    .set({ at: sql`now() - interval '11 minutes'` })
    .where(and(eq(checkRun.submission, id), eq(checkRun.check, check)));

test('a hold brings an item to quarantine, is told with its label, and is asked for once', async () => {
  const { id } = await given('in-review');
  expect(await isDue(id)).toBe(true);
  server.answer(json({ engine: 'ours 3', labels: [hateful] }));
  await asking(id);
  expect(await findingsOf(id)).toEqual([
    {
      severity: 'hold',
      evidence: { of: 'picture', label: 'hate-symbol', family: 'hate-symbol', engine: 'ours 3' },
    },
  ]);
  const item = await findItem(id);
  expect(item).toMatchObject({ state: 'in-review', risk: 2 });
  expect(item.dueAt!.getTime() - Date.now(), 'within a quarter of an hour').toBeLessThanOrEqual(15 * 60_000);
  expect(await isDue(id)).toBe(false);
});

test('what is sent is small, a JPEG, and nothing but pixels', async () => {
  const large = await sharp(await photo({ width: 3000, height: 2000 }))
    .withExif({ IFD0: { Artist: 'Test participant' } })
    .toBuffer();
  await asking((await given('in-review', { picture: large, message: 'some words' })).id);
  const { picture, words } = server.asked[0]!.body as { picture: { data: string }; words?: unknown };
  expect(server.asked).toHaveLength(1);
  expect(words).toBeUndefined();
  const sent = await sharp(Buffer.from(picture.data, 'base64')).metadata();
  expect(sent).toMatchObject({ format: 'jpeg', width: 1024 });
  expect([sent.exif, sent.xmp, sent.icc, sent.iptc]).toEqual([undefined, undefined, undefined, undefined]);
});

test('words go where they are wanted, and never a name or an address', async () => {
  service.words = true;
  await asking((await given('in-review', { message: 'some words', name: 'Somebody', email: 'a@example.org' })).id);
  expect(server.asked.map(({ body }) => body.words)).toContainEqual({ text: 'some words', language: 'en' });
  expect(JSON.stringify(server.asked)).not.toMatch(/Somebody|example\.org/);
});

test('of a testimony’s words a hold is a warning: they tell of hatred', async () => {
  service.words = true;
  server.answer(json({ labels: [hateful] }));
  const { id } = await given('in-review', { kind: 'testimony', text: 'They came for my father at night.' });
  await asking(id);
  expect(await findingsOf(id)).toMatchObject([{ severity: 'warn', evidence: { of: 'testimony' } }]);
});

test('what was given before a service was begun is never sent to it, nor what it was then asked more for', async () => {
  const { id } = await given('in-review');
  await beginServices([]);
  await beginServices([service]);
  expect(await isDue(id)).toBe(false);
  await asking(id);
  const later = await given('in-review');
  await beginServices([service]);
  expect(await isDue(later.id), 'a worker that starts again begins nothing').toBe(true);
  service.words = true;
  await beginServices([service]);
  expect(await isDue(later.id)).toBe(false);
  expect(await servicesAsked()).toMatchObject([{ name: 'own', title: 'A service of our own', words: true }]);
  expect(server.asked).toEqual([]);
});

test('without the word of a required service nothing is cleared, but by a lead who says why', async () => {
  service.required = true;
  const { id } = await given('received');
  expect(await awaited(await findItem(id), true, [service])).toMatchObject([
    { check, severity: 'hold', evidence: { unchecked: 'waiting' } },
  ]);
  const item = await given('in-review');
  server.answer(json({}, 500));
  await asking(item.id);
  expect(await findingsOf(item.id)).toEqual([{ severity: 'hold', evidence: { unchecked: 'broken' } }]);
  await approve(item.id, moderator.id);
  await expect(clear(item.id, second.id)).rejects.toThrow('could not look at it');
  await expect(
    db
      .update(submission)
      .set({ clearance: 'cleared', clearedBy: second.id, clearedDigest: item.digest, clearedAt: new Date() })
      .where(eq(submission.id, item.id)),
  ).rejects.toMatchObject({ cause: { constraint: 'submission_clearance_is_of_what_was_checked' } });

  server.answer(json({ labels: [] }));
  await longAgo(item.id);
  expect(await isDue(item.id)).toBe(true);
  await asking(item.id);
  expect(await findingsOf(item.id)).toEqual([]);
  expect(await findItem(item.id)).toMatchObject({ state: 'approved', risk: 1 });
  await clear(item.id, second.id);
  const other = await given('in-review');
  server.answer(json({}, 500));
  await asking(other.id);
  await approve(other.id, moderator.id);
  await clear(other.id, lead.id, { reason: 'the service is away, and I looked twice' });
});

test('the silence of another is told and keeps nothing back; it is asked again after ten minutes', async () => {
  const { id } = await given('in-review');
  server.answer(json({}, 500));
  await asking(id);
  expect(await findingsOf(id)).toEqual([{ severity: 'warn', evidence: { unheard: 'broken' } }]);
  expect(await isDue(id)).toBe(false);
  await longAgo(id);
  expect(await isDue(id)).toBe(true);
  server.answer(json({ labels: [] }));
  await asking(id);
  expect(await findingsOf(id)).toEqual([]);
  expect(await db.$count(pastRun, eq(pastRun.submission, id)), 'a run that brought nothing is no look').toBe(0);
});

test('what a service refuses to look at is not sent again', async () => {
  const { id } = await given('in-review');
  server.answer(json({}, 415));
  await asking(id);
  await longAgo(id);
  expect(await isDue(id)).toBe(false);
  expect(await findingsOf(id)).toEqual([{ severity: 'warn', evidence: { unheard: 'refused' } }]);
});

test('five failures in a row, and it is left alone by all workers, for longer each time', async () => {
  const pause = async () => {
    const [row] = await db
      .select({
        minutes: sql<number | null>`extract(epoch from ${outsideService.pausedUntil} - now()) / 60`.mapWith(Number),
      })
      .from(outsideService);
    return Math.round(row!.minutes ?? 0);
  };
  const items = await Promise.all(Array.from({ length: 8 }, () => given('in-review')));
  server.answer(json({}, 500));
  for (const { id } of items.slice(0, 4)) await asking(id);
  expect(await pause()).toBe(0);
  await asking(items[4]!.id);
  expect(await pause()).toBe(1);
  await asking(items[5]!.id);
  expect(server.asked, 'the sixth is not sent').toHaveLength(5);
  expect(await findingsOf(items[5]!.id)).toEqual([{ severity: 'warn', evidence: { unheard: 'paused' } }]);
  await longAgo(items[5]!.id);
  expect(await isDue(items[5]!.id), 'not before the pause is over').toBe(false);

  const over = () => db.update(outsideService).set({ pausedUntil: sql`now() - interval '1 second'` });
  await over();
  expect(await isDue(items[5]!.id)).toBe(true);
  await asking(items[6]!.id);
  expect(await pause()).toBe(2);
  await over();
  server.answer(json({ labels: [] }));
  await asking(items[7]!.id);
  expect(await db.select().from(outsideService)).toMatchObject([{ failures: 0, pausedUntil: null }]);
});

test('one that is over its quota is left alone for as long as it says, an hour at most', async () => {
  const [one, other] = [await given('in-review'), await given('in-review')];
  server.answer(json({}, 429, { 'retry-after': '120' }));
  await asking(one.id);
  const [row] = await db.select().from(outsideService);
  expect(row!.pausedUntil!.getTime() - Date.now()).toBeGreaterThan(110_000);
  await asking(other.id);
  expect(server.asked).toHaveLength(1);
  await db.update(outsideService).set({ pausedUntil: null });
  server.answer(json({}, 429, { 'retry-after': '999999' }));
  await asking(other.id);
  const [later] = await db.select().from(outsideService);
  expect(later!.pausedUntil!.getTime() - Date.now()).toBeLessThanOrEqual(3_600_000);
});

test.for([
  ['a day', { callsADay: 3, callsAMonth: 1_000 }],
  ['a month', { callsADay: 1_000, callsAMonth: 3 }],
])('no more calls are made than %s has, however many ask at once', async ([, cap]) => {
  Object.assign(service, cap);
  const items = await Promise.all(Array.from({ length: 6 }, () => given('in-review')));
  await Promise.all(items.map(({ id }) => asking(id)));
  expect(server.asked).toHaveLength(3);
  const told = (await Promise.all(items.map(({ id }) => findingsOf(id)))).flat();
  expect(told.map(({ evidence }) => evidence)).toEqual(Array(3).fill({ unheard: 'over-cap' }));
  await Promise.all(items.map(({ id }) => longAgo(id)));
  expect(await toAsk(service, 100), 'nothing is due until there are calls again').toEqual([]);
});

test('what is cleared or taken back meanwhile is left as it is', async () => {
  const cleared = await given('cleared');
  expect(await isDue(cleared.id)).toBe(false);
  await asking(cleared.id);
  expect(server.asked).toEqual([]);

  const { id, receipt } = await given('in-review');
  server.answer((_, res) => void withdraw(receipt).then(() => json({ labels: [hateful] })(_, res)));
  await expect(asking(id)).rejects.toThrow('withdrawn by now');
  expect(await findingsOf(id)).toEqual([]);
});

test('an item that is flagged stays in quarantine, whatever a service finds', async () => {
  const { id } = await given('in-review');
  await db.execute(sql`insert into flag (submission, reason, locale, network) values (${id}, 'hateful', 'en', 'test')`);
  await db.update(submission).set({ risk: 2 }).where(eq(submission.id, id));
  await asking(id);
  expect(await findItem(id)).toMatchObject({ risk: 2 });
});
