import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { SubmissionId } from '#db/ids.ts';
import { consent } from '#db/schema/consent.ts';
import { decision } from '#db/schema/decision.ts';
import { event } from '#db/schema/event.ts';
import { finding } from '#db/schema/finding.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { rotation } from '#db/schema/wall.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { Conflict } from '../errors.ts';
import { findItem } from '../submissions/find.ts';
import { approve, clear, escalate, reject, undo } from './decide.ts';
import { lastToTakeBack } from './history.ts';
import { claimNext } from './queue.ts';

beforeAll(() => openCampaign());

const decisionsOf = (id: string) =>
  db
    .select()
    .from(decision)
    .where(eq(decision.submission, id as never))
    .orderBy(decision.id);
const constraint = (name: string) => ({ cause: { constraint: name } });

test('two moderators judge one photo at once: the first decision stands, the second is told which', async () => {
  const item = await given('in-review');
  const outcomes = await Promise.allSettled([
    approve(item.id, people.moderator.id),
    reject(item.id, people.second.id, { reason: 'off-topic' }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [standing, ...others] = await decisionsOf(item.id);
  expect(others).toEqual([]);
  const refusal = outcomes.find((one) => one.status === 'rejected');
  expect(refusal).toMatchObject({
    reason: { standing: { decision: { action: standing!.action, actor: standing!.actor } } },
  });
});

test('whoever approved a photo cannot clear it for the walls; another person can', async () => {
  const item = await given('approved');
  await expect(clear(item.id, people.moderator.id)).rejects.toThrow('another person');
  expect((await clear(item.id, people.second.id)).state).toBe('cleared');
});

test('the database itself refuses a clearance by one person', async () => {
  const { id, digest } = await given('approved');
  const alone = db
    .update(submission)
    .set({ clearance: 'cleared', clearedBy: people.moderator.id, clearedDigest: digest, clearedAt: new Date() })
    .where(eq(submission.id, id));
  await expect(alone).rejects.toMatchObject(constraint('submission_clearance_takes_two_people'));
});

test('the database itself refuses a clearance of what was not approved', async () => {
  const { id } = await given('approved');
  const another = db
    .update(submission)
    .set({ clearance: 'cleared', clearedBy: people.second.id, clearedDigest: 'f'.repeat(64), clearedAt: new Date() })
    .where(eq(submission.id, id));
  await expect(another).rejects.toMatchObject(constraint('submission_clearance_is_of_what_was_approved'));
});

const approval = { review: 'approved', approvedBy: people.moderator.id } as const;

test('the database itself refuses an approval that nobody decided, or somebody else, or of something else', async () => {
  const item = await given('in-review');
  const cheating = () =>
    db
      .update(submission)
      .set({ ...approval, approvedDigest: item.digest })
      .where(eq(submission.id, item.id));
  const undecided = constraint('submission_approval_is_decided');
  await expect(cheating()).rejects.toMatchObject(undecided);
  await saidOf(item, { actor: people.second.id });
  await expect(cheating()).rejects.toMatchObject(undecided);
  await saidOf(item, { digest: 'a'.repeat(64) });
  await expect(cheating()).rejects.toMatchObject(undecided);
  await saidOf(item, {});
  await saidOf(item, { action: 'escalate', to: 'in-review' });
  await expect(cheating()).rejects.toMatchObject(undecided);
  await approve(item.id, people.moderator.id);
  const another = db.update(submission).set({ approvedBy: people.second.id }).where(eq(submission.id, item.id));
  await expect(another).rejects.toMatchObject(undecided);
});

test('the database itself refuses what comes into being approved', async () => {
  const { state: _, digest: approvedDigest, ...item } = await given('in-review');
  const born = db.insert(submission).values({
    ...item,
    ...approval,
    id: SubmissionId.parse(randomUUID()),
    receipt: 'another',
    original: 'another',
    approvedDigest,
  });
  await expect(born).rejects.toMatchObject(constraint('submission_approval_is_decided'));
});

test('the database itself refuses a clearance that nobody decided, or somebody else, or of something else', async () => {
  const item = await given('approved');
  const cheating = () =>
    db
      .update(submission)
      .set({ clearance: 'cleared', clearedBy: people.second.id, clearedDigest: item.digest, clearedAt: new Date() })
      .where(eq(submission.id, item.id));
  const undecided = constraint('submission_clearance_is_decided');
  const clearance = { action: 'clear', actor: people.second.id, from: 'approved', to: 'cleared' } as const;
  await expect(cheating()).rejects.toMatchObject(undecided);
  await saidOf(item, { ...clearance, actor: people.third.id });
  await expect(cheating()).rejects.toMatchObject(undecided);
  await saidOf(item, { ...clearance, digest: 'a'.repeat(64) });
  await expect(cheating()).rejects.toMatchObject(undecided);
  await saidOf(item, clearance);
  await cheating();
  const another = db.update(submission).set({ clearedBy: people.third.id }).where(eq(submission.id, item.id));
  await expect(another).rejects.toMatchObject(undecided);
});

test('what may be used for nothing any more is cleared by nobody, nor given to anybody for it', async () => {
  const item = await given('approved');
  await db.update(consent).set({ withdrawnAt: new Date() }).where(eq(consent.submission, item.id));
  await expect(clear(item.id, people.second.id)).rejects.toMatchObject({ code: 'conflict' });
  expect((await claimNext(people.second, 'clear', 50)).map(({ id }) => id)).not.toContain(item.id);
  await saidOf(item, { action: 'clear', actor: people.second.id, from: 'approved', to: 'cleared' });
  const cheating = db
    .update(submission)
    .set({ clearance: 'cleared', clearedBy: people.second.id, clearedDigest: item.digest, clearedAt: new Date() })
    .where(eq(submission.id, item.id));
  await expect(cheating).rejects.toMatchObject(constraint('submission_clearance_wants_consent'));
});

/** A decision that the domain has not carried out. */
const saidOf = ({ id, digest }: Submission, also: Partial<typeof decision.$inferInsert>) =>
  db.insert(decision).values({
    submission: id,
    action: 'approve',
    actor: people.moderator.id,
    from: 'in-review',
    to: 'approved',
    digest,
    ...also,
  });

test('the database itself refuses an edit that would keep the approval of other words', async () => {
  const { id } = await given('cleared');
  const edit = db.update(submission).set({ name: 'Somebody else' }).where(eq(submission.id, id));
  await expect(edit).rejects.toMatchObject(constraint('submission_approval_is_of_what_would_be_shown'));
});

test('the database itself refuses a decision that is rewritten', async () => {
  const { id } = await given('rejected');
  const rewriting = db.update(decision).set({ reason: 'other' }).where(eq(decision.submission, id));
  await expect(rewriting).rejects.toMatchObject({ cause: { message: 'decision is append-only' } });
});

test('a decision about what is no longer on the screen is refused', async () => {
  const { id } = await given('in-review');
  await expect(approve(id, people.moderator.id, { digest: 'a'.repeat(64) })).rejects.toThrow('changed');
});

test('what is cleared cannot be rejected before it went back to review; undo takes it there, as a pull', async () => {
  const { id } = await given('cleared');
  await expect(reject(id, people.second.id, { reason: 'hateful' })).rejects.toThrow('cleared by now');
  expect(await db.$count(rotation, eq(rotation.submission, id))).toBe(1);
  expect(await undo(id, people.second.id)).toMatchObject({ state: 'in-review', clearance: 'pulled', approvedBy: null });
  expect(await db.$count(rotation, eq(rotation.submission, id)), 'she has no more turns').toBe(0);
  const pulls = and(eq(event.submission, id), eq(event.kind, 'wall.pull'), eq(event.wall, 'main'));
  expect(await db.$count(event, pulls), 'every screen hears of it').toBe(1);
  expect((await reject(id, people.second.id, { reason: 'hateful' })).state).toBe('rejected');
  expect((await decisionsOf(id)).map(({ action }) => action)).toEqual(['approve', 'clear', 'undo', 'reject']);
});

test('an undo takes back the decision that it names, and none that has followed it', async () => {
  const { id } = await given('in-review');
  const hers = await approve(id, people.moderator.id);
  await clear(id, people.second.id);
  await expect(undo(id, people.moderator.id, { decision: hers.decision })).rejects.toThrow(Conflict);
  expect((await findItem(id)).state).toBe('cleared');
  await undo(id, people.third.id);
  await reject(id, people.second.id, { reason: 'hateful' });
  await expect(undo(id, people.moderator.id, { decision: hers.decision })).rejects.toThrow(Conflict);
  expect(await lastToTakeBack(people.moderator.id)).toBeNull();
  const last = await lastToTakeBack(people.second.id);
  expect(last).toMatchObject({ submission: id });
  expect((await undo(id, people.second.id, { decision: last!.decision })).state).toBe('in-review');
});

test('what a check could not look at is cleared by nobody but a lead who says why', async () => {
  const item = await given('approved');
  await db
    .insert(finding)
    .values({ submission: item.id, check: 'one', severity: 'hold', score: 1, evidence: { unchecked: 'failed' } });
  await expect(clear(item.id, people.second.id, { reason: 'I looked' })).rejects.toThrow('could not look');
  await expect(clear(item.id, people.lead.id)).rejects.toThrow('could not look');
  const cheating = db
    .update(submission)
    .set({ clearance: 'cleared', clearedBy: people.second.id, clearedDigest: item.digest, clearedAt: new Date() })
    .where(eq(submission.id, item.id));
  await expect(cheating).rejects.toMatchObject(constraint('submission_clearance_is_of_what_was_checked'));
  expect((await clear(item.id, people.lead.id, { reason: 'I looked myself' })).state).toBe('cleared');
});

test('an escalated item stays in review and says so', async () => {
  const { id } = await given('in-review');
  expect(await escalate(id, people.moderator.id, { note: 'what does the flag mean?' })).toMatchObject({
    state: 'in-review',
    escalatedAt: expect.any(Date),
  });
});
