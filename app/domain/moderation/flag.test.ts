import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { flag } from '#db/schema/flag.ts';
import { rotation } from '#db/schema/wall.ts';
import { submission } from '#db/schema/submission.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { scene } from '#tests/support/scenes.ts';
import { NotFound } from '../errors.ts';
import type { Lane } from '../staff/rights.ts';
import { findItem } from '../submissions/find.ts';
import { withdraw } from '../submissions/withdraw.ts';
import { approve, clear, escalate, reject, undo } from './decide.ts';
import { factsOf } from './facts.ts';
import { flagPublished, type Flagged } from './flag.ts';
import { claimNext } from './queue.ts';
import { flaggedAndShown } from './flagged.ts';
import { standingStatement } from './statement.ts';

beforeAll(() => openCampaign());

const word = (network: string, also: Partial<Flagged> = {}): Flagged => ({
  reason: 'other',
  words: null,
  name: null,
  email: null,
  illegal: false,
  locale: 'en',
  network,
  ...also,
});
const constraint = (name: string) => ({ cause: { constraint: name } });
/** As if all that a network has said had been said an hour before, which the flags' triggers would not allow. */
const anHourPasses = (network: string) =>
  asOwner(async (tx) => {
    await tx.execute(sql`alter table flag disable trigger user`);
    await tx.execute(sql`update flag set at = at - interval '1 hour' where network = ${network}`);
    await tx.execute(sql`alter table flag enable trigger user`);
  });
const stateOf = async (id: string) => (await findItem(id as never)).state;

test('one grave word takes it off every wall, into the lane of what was flagged; a person’s answer stands against the next', async () => {
  const { id } = await given('cleared');
  await flagPublished(id, word('one', { reason: 'hateful', words: 'Look at the sleeve.' }));
  expect(await stateOf(id)).toBe('in-review');
  expect(await db.$count(rotation, eq(rotation.submission, id))).toBe(0);
  const [facts] = await factsOf([await findItem(id)]);
  expect(facts).toMatchObject({ veiled: true, flags: [{ reason: 'hateful', words: 'Look at the sleeve.' }] });
  const inLane = async (lane: Lane) => (await claimNext(people.moderator, lane, 50)).map((one) => one.id);
  expect(await inLane('quarantine')).not.toContain(id);
  expect(await inLane('flagged')).toContain(id);

  await approve(id, people.moderator.id);
  await clear(id, people.second.id);
  expect((await factsOf([await findItem(id)]))[0]!.flags).toEqual([]);
  await flagPublished(id, word('two', { reason: 'hateful' }));
  expect(await stateOf(id)).toBe('cleared');
  await flagPublished(id, word('three', { reason: 'hateful' }));
  await flagPublished(id, word('four', { reason: 'hateful' }));
  expect(await stateOf(id)).toBe('in-review');
});

test('what is taken off is due within the quarantine’s fifteen minutes, and what was graver before stays so', async () => {
  const { id } = await given('cleared');
  await db
    .update(submission)
    .set({ risk: 3, dueAt: sql`now() + interval '1 day'` })
    .where(eq(submission.id, id));
  await flagPublished(id, word('in time', { reason: 'hateful' }));
  const { risk, dueAt } = await findItem(id);
  expect(risk).toBe(3);
  const minutes = (dueAt!.getTime() - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(14);
  expect(minutes).toBeLessThanOrEqual(15);
});

test('words that are not grave take three networks, and one network has one', async () => {
  const { id } = await given('approved');
  for (const network of ['one', 'one', 'one', 'two']) await flagPublished(id, word(network));
  expect(await db.$count(flag, eq(flag.submission, id))).toBe(2);
  expect(await stateOf(id)).toBe('approved');
  await flagPublished(id, word('three'));
  expect(await stateOf(id)).toBe('in-review');
});

test('what is flagged once it is approved is judged anew before anybody clears it, and is stuck nowhere', async () => {
  const item = await given('approved');
  const { id, digest } = item;
  await flagPublished(id, word('one', { words: 'Look at the sleeve.' }));
  await expect(clear(id, people.second.id)).rejects.toMatchObject({ code: 'conflict', standing: { flags: 1 } });
  const cheating = asOwner(async (tx) => {
    const actor = people.second.id;
    await tx
      .insert(decision)
      .values({ submission: id, action: 'clear', actor, from: 'approved', to: 'cleared', digest });
    await tx
      .update(submission)
      .set({ clearance: 'cleared', clearedBy: actor, clearedDigest: digest, clearedAt: new Date() })
      .where(eq(submission.id, id));
  });
  await expect(cheating).rejects.toMatchObject({
    cause: { constraint: 'submission_clearance_answers_flags_first' },
  });
  expect((await claimNext(people.second, 'clear', 50)).map((one) => one.id)).toContain(id);
  await escalate(id, people.second.id);
  await approve(id, people.lead.id);
  expect((await factsOf([await findItem(id)]))[0]!.flags).toEqual([]);
  expect((await clear(id, people.second.id)).state).toBe('cleared');
});

test('with an undo the words that were answered wait for an answer again, and the reasons after it name them', async () => {
  const { id } = await given('cleared');
  await flagPublished(id, word('hers', { reason: 'hateful', words: 'Look at the sleeve.' }));
  await approve(id, people.moderator.id);
  await clear(id, people.second.id);
  await undo(id, people.lead.id);
  const [facts] = await factsOf([await findItem(id)]);
  expect(facts!.flags).toMatchObject([{ words: 'Look at the sleeve.' }]);
  await reject(id, people.second.id, { reason: 'off-topic' });
  expect(await standingStatement(id)).toMatchObject({ source: 'flag' });
  await undo(id, people.second.id);
  await approve(id, people.second.id);
  expect((await factsOf([await findItem(id)]))[0]!.flags).toEqual([]);
});

test('a rejection answers what people said, as an approval does', async () => {
  const { id } = await given('cleared');
  await flagPublished(id, word('visitor', { reason: 'hateful' }));
  const { decision: made } = await reject(id, people.moderator.id, { reason: 'off-topic' });
  expect((await factsOf([await findItem(id)]))[0]!.flags).toEqual([]);
  expect(await db.select().from(flag).where(eq(flag.submission, id))).toMatchObject([{ answered: made }]);
});

test('what is not published cannot be flagged, and a notice must say who gives it, and why', async () => {
  const hidden = await given('in-review');
  await expect(flagPublished(hidden.id, word('one'))).rejects.toThrow(NotFound);
  const { id } = await given('approved');
  await expect(flagPublished(id, word('one', { illegal: true }))).rejects.toMatchObject({
    cause: { constraint: 'flag_notice_is_complete' },
  });
  const notice = { words: 'The law says', name: 'Test notifier', email: 'notifier@example.org', illegal: true };
  await flagPublished(id, word('by law', notice));
  expect(await stateOf(id)).toBe('in-review');
});

test('beyond three items an hour one network takes nothing more off by itself: it is listed, and others still do', async () => {
  const items: SubmissionId[] = [];
  for (let at = 0; at < 4; at += 1) items.push((await given('cleared')).id);
  const fourth = items[3]!;
  for (const id of items) await flagPublished(id, word('raid', { reason: 'hateful' }));
  expect(await Promise.all(items.map(stateOf))).toEqual(['in-review', 'in-review', 'in-review', 'cleared']);
  expect(await flaggedAndShown()).toEqual([
    { submission: fourth, reasons: ['hateful'], count: 1, since: expect.any(Number) },
  ]);
  expect((await factsOf([await findItem(fourth)]))[0]!.flags).toMatchObject([{ reason: 'hateful' }]);
  await flagPublished(fourth, word('neighbour'));
  await flagPublished(fourth, word('passer-by'));
  expect(await stateOf(fourth)).toBe('in-review');
  expect(await flaggedAndShown()).toEqual([]);

  const next = await given('cleared');
  await anHourPasses('raid');
  await flagPublished(next.id, word('raid', { reason: 'hateful' }));
  expect(await stateOf(next.id)).toBe('in-review');
});

test('at once it takes no more than that either', async () => {
  const items: SubmissionId[] = [];
  for (let at = 0; at < 5; at += 1) items.push((await given('approved')).id);
  await Promise.all(items.map((id) => flagPublished(id, word('swarm', { reason: 'violent' }))));
  expect((await Promise.all(items.map(stateOf))).filter((state) => state === 'in-review')).toHaveLength(3);
});

test('of whom people have mostly said that it stays, the word alone takes nothing off that day', async () => {
  const look = async (verdict: 'stays' | 'goes') => {
    const { id } = await given('approved', { picture: await scene(331) });
    await flagPublished(id, word('mistaken', { reason: 'hateful' }));
    const left = (await stateOf(id)) === 'in-review';
    if (!left) await undo(id, people.moderator.id);
    if (verdict === 'stays') await approve(id, people.third.id);
    else await reject(id, people.third.id, { reason: 'off-topic' });
    return left;
  };
  expect(await look('goes')).toBe(true); // once right
  expect(await look('stays')).toBe(true); // as often wrong
  expect(await look('stays')).toBe(true);
  await anHourPasses('mistaken');
  expect(await look('goes')).toBe(false); // more often wrong
  expect(await look('goes')).toBe(true); // as often right again
});

test('with what was given, the words of what was said of it go too, and who said them', async () => {
  const { id, receipt } = await given('approved');
  await flagPublished(id, word('sender', { words: 'A word', name: 'Test', email: 'notifier@example.org' }));
  const { receipt: other, id: unlawful } = await given('approved');
  const notice = { words: 'The law says', name: 'Test notifier', email: 'notifier@example.org', illegal: true };
  await flagPublished(unlawful, word('lawyer', notice));
  await withdraw(receipt);
  await withdraw(other);
  for (const of of [id, unlawful])
    expect(await db.select().from(flag).where(eq(flag.submission, of))).toMatchObject([
      { words: null, name: null, email: null, network: null, forgottenAt: expect.any(Date) },
    ]);
});

test('what was said stays as it was said, and is answered once, by a look at that item', async () => {
  const [{ id }, rejected] = [await given('approved'), await given('rejected')];
  await flagPublished(id, word('steady', { words: 'A word', email: 'notifier@example.org' }));
  const its = eq(flag.submission, id);
  for (const change of [
    { reason: 'hateful' as const },
    { words: 'Another' },
    { email: 'another@example.org' },
    { network: 'another' },
    { illegal: true },
    { alone: true },
    { at: new Date() },
    { submission: rejected.id },
  ]) {
    await expect(asOwner((tx) => tx.update(flag).set(change).where(its))).rejects.toMatchObject({
      cause: { message: 'a flag stays as it was' },
    });
  }
  await expect(asOwner((tx) => tx.delete(flag).where(its))).rejects.toMatchObject({
    cause: { message: 'flag is append-only' },
  });
  const [foreign] = await db.select().from(decision).where(eq(decision.submission, rejected.id));
  await expect(db.update(flag).set({ answered: foreign!.id }).where(its)).rejects.toMatchObject(
    constraint('flag_is_answered_by_its_decision'),
  );
  const [said] = await db.update(flag).set({ email: null }).where(its).returning();
  await undo(id, people.moderator.id);
  await reject(id, people.moderator.id, { reason: 'off-topic' });
  await expect(db.update(flag).set({ answered: null }).where(its)).rejects.toMatchObject(
    constraint('flag_is_answered_once'),
  );
  const answered = { ...said!, id: randomUUID(), network: 'answered', answered: foreign!.id };
  await expect(db.insert(flag).values(answered)).rejects.toMatchObject({ cause: { message: 'flag is append-only' } });
});
