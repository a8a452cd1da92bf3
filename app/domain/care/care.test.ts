import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import type { StaffId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { exposure } from '#db/schema/exposure.ts';
import { staff } from '#db/schema/staff.ts';
import { submission } from '#db/schema/submission.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { appealAgainst } from '../moderation/appeal.ts';
import { approve, reject, undo } from '../moderation/decide.ts';
import { flagPublished } from '../moderation/flag.ts';
import { claimNext, waiting } from '../moderation/queue.ts';
import { unclaimed } from '../submissions/state.ts';
import { isDueABreak } from './at-work.ts';
import { choose } from './choices.ts';
import { seenByAll, seenToday } from './exposure.ts';
import { mostADay, mostInARow, pauseMs, roomFor } from './limits.ts';

await openCampaign();
const { moderator, second, third, lead, otherLead } = people;
const vile = () => given('in-review', { message: 'the holohoax' });
/** Words alone: nothing looks like them. */
const told = () => given('in-review', { kind: 'testimony', text: 'What my mother told me of that winter.' });
const some = await told();
const said = { reason: 'hateful', words: null, name: null, email: null, illegal: false, locale: 'en' } as const;

beforeEach(() => db.update(submission).set(unclaimed));

/** As if she had decided so many times, the last of them so long ago, one each so many ms. */
async function decided(who: StaffId, count: number, { ago = 0, each = 0, seen = true } = {}): Promise<void> {
  const now = Date.now();
  const rows = Array.from({ length: count }, (_, index) => ({
    submission: some.id,
    action: 'escalate' as const,
    actor: who,
    from: 'in-review' as const,
    to: 'in-review' as const,
    digest: some.digest,
    at: new Date(now - ago - (count - 1 - index) * each),
  }));
  const made = await db.insert(decision).values(rows).returning();
  if (seen) await db.insert(exposure).values(made.map(({ id, at }) => ({ decision: id, staff: who, at })));
}

test('what somebody had to look at is hers to see, and of all only the sum', async () => {
  const before = await seenByAll();
  await approve((await vile()).id, moderator.id);
  await reject((await told()).id, moderator.id, { reason: 'hateful' });
  await reject((await told()).id, second.id, { reason: 'sexual' });
  await reject((await told()).id, second.id, { reason: 'off-topic' });
  expect(await seenToday(moderator.id)).toEqual({ vile: 2, hateful: 1, violent: 0, sexual: 0 });
  expect(await seenToday(second.id)).toEqual({ vile: 1, hateful: 0, violent: 0, sexual: 1 });
  expect(await seenByAll()).toEqual({ ...before, vile: before.vile + 3, hateful: 1, sexual: 1, people: 2 });
});

test('to take back what was decided shows nothing new, and does not count', async () => {
  const [who] = await db.insert(staff).values({ name: 'Test newcomer', role: 'moderator' }).returning();
  const { id } = await vile();
  await approve(id, who!.id);
  await undo(id, who!.id);
  expect(await seenToday(who!.id)).toMatchObject({ vile: 1 });
});

test('after twenty in a row the quarantine is closed to her for a quarter of an hour, in every lane', async () => {
  const item = await vile();
  await decided(third.id, mostInARow - 1);
  expect(await roomFor(third.id)).toEqual({ items: 1, rest: null });
  await vile();
  for (const network of ['one', 'two']) await flagPublished((await given('approved')).id, { ...said, network });
  for (const lane of ['flagged', 'quarantine'] as const) expect(await claimNext(third, lane, 9)).toHaveLength(1);
  await decided(third.id, 1);
  const { rest } = await roomFor(third.id);
  expect(rest).toMatchObject({ why: 'row' });
  expect(rest!.until - Date.now()).toBeGreaterThan(pauseMs - 60_000);
  for (const lane of ['flagged', 'quarantine'] as const) expect(await claimNext(third, lane, 9)).toEqual([]);
  await approve(item.id, moderator.id);
  expect((await claimNext(third, 'clear', 50)).map(({ id }) => id)).not.toContain(item.id);
  expect((await claimNext(third, 'testimonies', 9)).length).toBeGreaterThan(0);
  await decided(third.id, 1, { seen: false });
  expect(await roomFor(third.id)).toEqual({ items: mostInARow, rest: null });
});

test('a pause begins a row anew', async () => {
  await decided(lead.id, mostInARow, { ago: pauseMs + 1000 });
  expect((await roomFor(lead.id)).rest).toBeNull();
  await decided(lead.id, 1);
  expect((await roomFor(lead.id)).items).toBe(mostInARow - 1);
});

test('after a hundred a day it is closed until the next one', async () => {
  const rowOf = async (count: number) => {
    await decided(otherLead.id, count);
    await decided(otherLead.id, 1, { seen: false });
  };
  for (let rows = 1; rows < mostADay / 10; rows += 1) await rowOf(10);
  await rowOf(5);
  expect(await roomFor(otherLead.id)).toEqual({ items: 5, rest: null }); // fewer than a row has
  await rowOf(5);
  const { items, rest } = await roomFor(otherLead.id);
  expect({ items, why: rest?.why }).toEqual({ items: 0, why: 'day' });
  expect(rest!.until).toBeGreaterThan(Date.now());
});

test('programs look at nothing and have no limit', async () => {
  const [made] = await db.insert(staff).values({ name: 'Test program', role: 'moderator', program: true }).returning();
  await decided(made!.id, mostInARow + 1);
  expect(await roomFor(made!.id)).toEqual({ items: Infinity, rest: null });
});

test('fifty minutes without a break are told, and a break of ten ends them', async () => {
  const { id } = people.outside;
  const minute = 60_000;
  await decided(id, 10, { each: 5 * minute, seen: false });
  expect(await isDueABreak(id)).toBe(false); // forty-five minutes
  await decided(id, 1, { ago: 51 * minute, seen: false });
  expect(await isDueABreak(id)).toBe(true);
  const other = people.secondReviewer.id;
  await decided(other, 5, { ago: 35 * minute, each: 5 * minute, seen: false });
  await decided(other, 4, { each: 5 * minute, seen: false });
  expect(await isDueABreak(other)).toBe(false);
});

test('what somebody asked to be spared is not given to her, nor counted as waiting for her', async () => {
  const item = await vile();
  await choose(second.id, { spared: ['violent'], veil: true });
  expect((await claimNext(second, 'quarantine', 50)).map(({ id }) => id)).toContain(item.id);
  await db.update(submission).set(unclaimed);
  await choose(second.id, { spared: ['hateful'], veil: true });
  expect((await claimNext(second, 'quarantine', 50)).map(({ id }) => id)).not.toContain(item.id);
  expect((await waiting(second)).quarantine).toBe(0);
  expect((await claimNext(second, 'testimonies', 50)).map(({ id }) => id)).toContain(some.id);
});

test('a rejection spares whom it should while it stands, and not once it is taken back', async () => {
  const [stands, back] = [await told(), await told()];
  for (const { id } of [stands, back]) await reject(id, moderator.id, { reason: 'hateful' });
  await appealAgainst(stands.receipt, 'It is about my mother.');
  await undo(back.id, moderator.id);
  const given = async (lane: 'appeals' | 'testimonies') => (await claimNext(lead, lane, 50)).map(({ id }) => id);
  await choose(lead.id, { spared: ['hateful'], veil: true });
  expect(await given('appeals')).not.toContain(stands.id);
  expect(await given('testimonies')).toContain(back.id);
  await choose(lead.id, { spared: [], veil: true });
  expect(await given('appeals')).toContain(stands.id);
});

test('the database keeps what was seen as it was, and lets nobody be spared what there is no word for', async () => {
  const [one] = await db.select().from(exposure).limit(1);
  const refused = (run: PromiseLike<unknown>, why: RegExp) =>
    expect(Promise.resolve(run)).rejects.toMatchObject({ cause: { message: expect.stringMatching(why) } });
  await refused(
    asOwner((tx) => tx.delete(exposure).where(eq(exposure.decision, one!.decision))),
    /append-only/,
  );
  await refused(db.update(staff).set({ spared: sql`array['dull']` }), /staff_spared/);
});
