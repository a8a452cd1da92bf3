import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { appeal } from '#db/schema/appeal.ts';
import { decision } from '#db/schema/decision.ts';
import { statement } from '#db/schema/statement.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { findItem } from '../submissions/find.ts';
import { viewReceipt } from '../submissions/receipt.ts';
import { withdraw } from '../submissions/withdraw.ts';
import { appealAgainst, overturn, uphold } from './appeal.ts';
import { appealOf } from './appeals.ts';
import { approve, reject, undo } from './decide.ts';
import { claimNext, waiting } from './queue.ts';

beforeAll(() => openCampaign());

const { moderator, second, third } = people;
const constraint = (name: string) => ({ cause: { constraint: name } });
const words = 'It is my grandmother.';

/** Rejected by the first moderator, and appealed against. */
async function appealed() {
  const item = await given('rejected');
  await appealAgainst(item.receipt, words);
  return item;
}

/** Makes a statement as old as a test needs it, which its triggers would not allow. */
const age = (id: string, interval: string) =>
  asOwner(async (tx) => {
    await tx.execute(sql`alter table statement disable trigger user`);
    await tx.execute(sql`update statement set at = now() - ${interval}::interval where submission = ${id}`);
    await tx.execute(sql`alter table statement enable trigger user`);
  });

test('an appeal waits in its own lane for whoever has not decided on the item, due within 72 hours', async () => {
  const { id } = await appealed();
  const lane = async (judge: typeof moderator) =>
    (await claimNext(judge, 'appeals', 50)).filter((item) => item.id === id);
  expect(await lane(moderator)).toEqual([]);
  const [item] = await lane(second);
  expect(item!.dueAt!.getTime() - Date.now()).toBeGreaterThan(71.9 * 3_600_000);
  expect(item!.dueAt!.getTime() - Date.now()).toBeLessThanOrEqual(72 * 3_600_000);
  expect((await waiting(second)).appeals! - (await waiting(moderator)).appeals!).toBeGreaterThan(0);
  expect(await lane(third)).toEqual([]); // it is claimed
});

test('whoever has not decided on it may grant it: it waits for a first look again', async () => {
  const { id } = await appealed();
  expect(await overturn(id, second.id, 'You are right.')).toMatchObject({ state: 'in-review', review: 'unreviewed' });
  expect(await appealOf(id)).toMatchObject({ state: 'overturned', words, answer: 'You are right.' });
});

test('or say why it stands: it stays rejected, and cannot be appealed against again', async () => {
  const { id, receipt } = await appealed();
  expect((await uphold(id, second.id, 'We looked again.')).state).toBe('rejected');
  expect(await appealOf(id)).toMatchObject({ state: 'upheld', answer: 'We looked again.' });
  await expect(appealAgainst(receipt, 'But')).rejects.toThrow('before');
});

test('nobody judges an appeal against what she decided, and while it is open nobody decides otherwise', async () => {
  const { id } = await appealed();
  await expect(overturn(id, moderator.id, 'no')).rejects.toThrow('somebody who has not decided');
  await expect(uphold(id, moderator.id, 'no')).rejects.toThrow('somebody who has not decided');
  await expect(undo(id, third.id)).rejects.toThrow('an appeal is open');
  expect((await appealOf(id))!.state).toBe('open');
});

test('one appeal against each statement of reasons: rejected again, it can be appealed against again, once', async () => {
  const { id, receipt } = await appealed();
  await expect(appealAgainst(receipt, words)).rejects.toThrow('before');
  await overturn(id, second.id, 'You are right.');
  expect(await viewReceipt(receipt)).toMatchObject({ statement: null, appeal: { state: 'overturned' } });
  await reject(id, third.id, { reason: 'unclear' });
  expect(await viewReceipt(receipt)).toMatchObject({
    statement: { reason: 'unclear' },
    appeal: null,
    mayAppeal: true,
  });
  await appealAgainst(receipt, 'It is still my grandmother.');
  expect(await viewReceipt(receipt)).toMatchObject({
    appeal: { state: 'open', words: 'It is still my grandmother.' },
    mayAppeal: false,
  });
  await expect(appealAgainst(receipt, words)).rejects.toThrow('before');
});

test('whose rejection was overturned judges the item no more, and is given it in no lane', async () => {
  const { id, digest } = await appealed();
  await overturn(id, second.id, undefined);
  const given = async (judge: typeof moderator) => (await claimNext(judge, 'review', 50)).map((item) => item.id);
  expect(await given(moderator)).not.toContain(id);
  await expect(reject(id, moderator.id, { reason: 'off-topic' })).rejects.toThrow('overturned your rejection');
  await expect(approve(id, moderator.id)).rejects.toThrow('overturned your rejection');
  const hers = { submission: id, actor: moderator.id, from: 'in-review', digest } as const;
  for (const how of [
    { action: 'reject', to: 'rejected' },
    { action: 'approve', to: 'approved' },
    { action: 'escalate', to: 'in-review' },
  ] as const)
    await expect(db.insert(decision).values({ ...hers, ...how })).rejects.toMatchObject(
      constraint('decision_is_of_nobody_overruled'),
    );
  expect(await given(third)).toContain(id);
  await approve(id, third.id);
  await expect(undo(id, moderator.id)).rejects.toThrow('overturned your rejection');
});

test('six months after the rejection it is too late, and a day earlier it is not', async () => {
  const [late, early] = [await given('rejected'), await given('rejected')];
  await age(late.id, '6 months');
  await age(early.id, '6 months -1 day');
  await expect(appealAgainst(late.receipt, words)).rejects.toThrow('over');
  await appealAgainst(early.receipt, words);
});

test('an appeal needs words, and not too many', async () => {
  const { receipt } = await given('rejected');
  await expect(appealAgainst(receipt, '')).rejects.toMatchObject({ fault: 'missing' });
  await expect(appealAgainst(receipt, 'x'.repeat(2001))).rejects.toMatchObject({ fault: 'too-long' });
  await appealAgainst(receipt, 'x'.repeat(2000));
});

test('the database refuses a judge who decided before, and an answer that nobody asked for', async () => {
  const { id, digest } = await appealed();
  const row = { action: 'uphold', from: 'rejected', to: 'rejected', digest } as const;
  const hers = db.insert(decision).values({ ...row, submission: id, actor: moderator.id });
  await expect(hers).rejects.toMatchObject(constraint('decision_on_an_appeal_is_fresh'));
  const around = db.insert(decision).values({ ...row, submission: id, actor: second.id, action: 'undo' });
  await expect(around).rejects.toMatchObject(constraint('decision_waits_for_the_appeal'));
  const quiet = await given('rejected');
  const unasked = db.insert(decision).values({ ...row, submission: quiet.id, actor: second.id });
  await expect(unasked).rejects.toMatchObject(constraint('decision_answers_an_appeal'));
});

test('the database refuses an appeal too late, against another statement, or a second one; and one that is rewritten', async () => {
  const [late, other, { id }] = [await given('rejected'), await given('rejected'), await appealed()];
  const statementOf = async (of: typeof late) =>
    (await db.select().from(statement).where(eq(statement.submission, of.id)))[0]!.id;
  await age(late.id, '6 months');
  const insert = async (of: typeof late, against: typeof late) =>
    db.insert(appeal).values({ submission: of.id, statement: await statementOf(against), words });
  await expect(insert(late, late)).rejects.toMatchObject(constraint('appeal_is_in_time'));
  await expect(insert(other, late)).rejects.toMatchObject(constraint('appeal_is_in_time'));
  await insert(other, other);
  await expect(insert(other, other)).rejects.toMatchObject(constraint('appeal_pkey'));
  const rewriting = db.update(appeal).set({ words: 'other' }).where(eq(appeal.submission, id));
  await expect(rewriting).rejects.toMatchObject({ cause: { message: 'an appeal stays as it was' } });
  const [hers] = await db.select().from(decision).where(eq(decision.submission, id));
  const answering = db.update(appeal).set({ decision: hers!.id }).where(eq(appeal.submission, id));
  await expect(answering).rejects.toMatchObject(constraint('appeal_is_answered_by_its_decision'));
});

test('a withdrawal takes her words back, and nobody is asked to judge it any more', async () => {
  const { id, receipt } = await appealed();
  await withdraw(receipt);
  expect((await findItem(id)).state).toBe('withdrawn');
  expect(await appealOf(id)).toMatchObject({ words: null });
  await expect(uphold(id, second.id, 'late')).rejects.toThrow('withdrawn');
  expect((await claimNext(second, 'appeals', 50)).map((item) => item.id)).not.toContain(id);
});
