import { eq, sql, type SQL } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { decision } from '#db/schema/decision.ts';
import { erasure } from '#db/schema/erasure.ts';
import { submission } from '#db/schema/submission.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { appealAgainst, uphold } from '../moderation/appeal.ts';
import { approve, reject, undo } from '../moderation/decide.ts';
import { verifyRecord } from '../record/verify.ts';
import { eraseRejected, rejectedToErase } from './erase-rejected.ts';
import { findItem } from './find.ts';
import { viewReceipt } from './receipt.ts';
import { renditionsFolder } from './rendition.ts';
import { withdraw } from './withdraw.ts';

beforeAll(() => openCampaign());

const due = async () => (await rejectedToErase(100)).map(({ submission: id }) => id);
/** Makes a rejection as old as a test needs it, which its triggers would not allow. */
const age = (id: string, interval: string) =>
  asOwner(async (tx) => {
    await tx.execute(sql`alter table statement disable trigger user`);
    await tx.execute(sql`update statement set at = now() - ${interval}::interval where submission = ${id}`);
    await tx.execute(sql`alter table statement enable trigger user`);
  });

/** What is due so long after the decisions on something, whose times are put right again: the record is chained. */
async function dueAfter(id: string, interval: string) {
  const turn = (by: SQL) =>
    asOwner(async (tx) => {
      await tx.execute(sql`alter table decision disable trigger user`);
      await tx.execute(sql`update decision set at = at + (${by}) where submission = ${id}`);
      await tx.execute(sql`alter table decision enable trigger user`);
    });
  await turn(sql`-${interval}::interval`);
  const found = await due();
  await turn(sql`${interval}::interval`);
  return found;
}

test('six months after its rejection the media go, and hashes and decisions stay', async () => {
  const before = await given('rejected');
  await age(before.id, '6 months -1 day');
  expect(await due()).toEqual([]);
  await age(before.id, '6 months');
  expect(await due()).toEqual([before.id]);
  await eraseRejected(before.id);
  expect(await findItem(before.id)).toMatchObject({
    state: 'rejected',
    original: null,
    placeholder: null,
    originalSha256: before.originalSha256,
    digest: before.digest,
  });
  const addresses = (await db.select().from(erasure)).map(({ address }) => address);
  expect(addresses).toEqual(expect.arrayContaining([before.original, renditionsFolder(before.id)]));
  expect(await db.$count(decision, eq(decision.submission, before.id))).toBe(1);
  expect(await viewReceipt(before.receipt)).toMatchObject({ erased: true, renditions: [], mayAppeal: false });
  expect(await due()).toEqual([]);
  await expect(undo(before.id, people.second.id)).rejects.toThrow('final');
  await withdraw(before.receipt);
});

test('an open appeal keeps them, and one that was upheld lets them go a week later', async () => {
  const { id, receipt } = await given('rejected');
  await appealAgainst(receipt, 'Please.');
  await age(id, '7 months');
  expect(await due()).toEqual([]);
  await expect(eraseRejected(id)).rejects.toThrow('not to be erased');
  const young = await given('rejected');
  await appealAgainst(young.receipt, 'Please.');
  await uphold(young.id, people.second.id, 'It stays.');
  expect(await due()).toEqual([]);
  expect(await dueAfter(young.id, '7 days -1 hour')).toEqual([]);
  expect(await dueAfter(young.id, '7 days')).toEqual([young.id]);
});

test('meanwhile a lead takes the answer back, and what is rejected anew can be appealed against anew', async () => {
  const { id, receipt } = await given('rejected');
  await appealAgainst(receipt, 'Please.');
  await uphold(id, people.second.id, 'A slip of the button.');
  await undo(id, people.lead.id);
  expect(await findItem(id)).toMatchObject({ state: 'in-review', erasedAt: null });
  expect(await viewReceipt(receipt)).toMatchObject({ statement: null, appeal: null });
  await reject(id, people.third.id, { reason: 'unclear' });
  expect(await dueAfter(id, '7 days')).not.toContain(id);
  expect(await viewReceipt(receipt)).toMatchObject({ mayAppeal: true });
});

test('the database keeps what was erased rejected', async () => {
  const { id } = await given('rejected');
  const constraint = { cause: { constraint: 'submission_erased_stays_rejected' } };
  const keeping = db.update(submission).set({ erasedAt: new Date() }).where(eq(submission.id, id));
  await expect(keeping).rejects.toMatchObject(constraint);
  await age(id, '6 months');
  await eraseRejected(id);
  const back = db.update(submission).set({ review: 'unreviewed' }).where(eq(submission.id, id));
  await expect(back).rejects.toMatchObject(constraint);
});

test('with a withdrawal go the words of those who decided; codes stay, and so does the chain', async () => {
  const { id, receipt } = await given('in-review');
  await reject(id, people.moderator.id, { reason: 'hateful' });
  await undo(id, people.moderator.id, { note: 'she is my neighbour' });
  await reject(id, people.moderator.id, { reason: 'because of her neighbour' });
  await undo(id, people.moderator.id);
  await approve(id, people.second.id);
  await withdraw(receipt);
  const kept = await db.select().from(decision).where(eq(decision.submission, id)).orderBy(decision.id);
  expect(kept.map(({ reason, note }) => reason ?? note)).toEqual(['hateful', null, null, null, null]);
  expect(kept.map(({ seal }) => seal !== null)).toEqual([true, false, false, true, true]);
  expect((await verifyRecord()).wordless).toBe(2);
});
