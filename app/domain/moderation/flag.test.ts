import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { decision } from '#db/schema/decision.ts';
import { flag } from '#db/schema/flag.ts';
import { submission } from '#db/schema/submission.ts';
import { rotation } from '#db/schema/wall.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { NotFound } from '../errors.ts';
import { findItem } from '../submissions/find.ts';
import { withdraw } from '../submissions/withdraw.ts';
import { approve, clear, escalate, reject, undo } from './decide.ts';
import { factsOf } from './facts.ts';
import { flagPublished, type Flagged } from './flag.ts';
import { claimNext } from './queue.ts';
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
const stateOf = async (id: string) => (await findItem(id as never)).state;

test('one grave word takes it off every wall, into quarantine; a person’s answer stands against the next', async () => {
  const { id } = await given('cleared');
  await flagPublished(id, word('one', { reason: 'hateful', words: 'Look at the sleeve.' }));
  expect(await stateOf(id)).toBe('in-review');
  expect(await db.$count(rotation, eq(rotation.submission, id))).toBe(0);
  const [facts] = await factsOf([await findItem(id)]);
  expect(facts).toMatchObject({ veiled: true, flags: [{ reason: 'hateful', words: 'Look at the sleeve.' }] });

  await approve(id, people.moderator.id);
  await clear(id, people.second.id);
  expect((await factsOf([await findItem(id)]))[0]!.flags).toEqual([]);
  await flagPublished(id, word('two', { reason: 'hateful' }));
  expect(await stateOf(id)).toBe('cleared');
  await flagPublished(id, word('three', { reason: 'hateful' }));
  await flagPublished(id, word('four', { reason: 'hateful' }));
  expect(await stateOf(id)).toBe('in-review');
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
  await flagPublished(id, word('one', { reason: 'hateful', words: 'Look at the sleeve.' }));
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
  await flagPublished(id, word('one', { reason: 'hateful' }));
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
  await flagPublished(id, word('one', notice));
  expect(await stateOf(id)).toBe('in-review');
});

test('with what was given, what was said of it goes too', async () => {
  const { id, receipt } = await given('approved');
  await flagPublished(id, word('one', { words: 'A word', email: 'notifier@example.org' }));
  await withdraw(receipt);
  expect(await db.$count(flag, eq(flag.submission, id))).toBe(0);
});
