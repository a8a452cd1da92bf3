import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { finding } from '#db/schema/finding.ts';
import { statement } from '#db/schema/statement.ts';
import { submission } from '#db/schema/submission.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { scene } from '#tests/support/scenes.ts';
import { approve, reject, undo } from './decide.ts';
import { flagPublished, type Flagged } from './flag.ts';
import { standingStatement } from './statement.ts';

beforeAll(() => openCampaign());

const constraint = (name: string) => ({ cause: { constraint: name } });
const said = (also: Partial<Flagged>): Flagged => ({
  reason: 'hateful',
  words: 'Test words',
  name: 'Test',
  email: 'test@example.org',
  illegal: false,
  locale: 'en',
  network: 'a',
  ...also,
});
const statementsOf = (id: SubmissionId) =>
  db.select().from(statement).where(eq(statement.submission, id)).orderBy(statement.id);

test('a rejection states its measure, its reason, whose word it was and that a person decided', async () => {
  const { id } = await given('in-review');
  await reject(id, people.moderator.id, { reason: 'off-topic', note: 'for the desk alone' });
  expect(await standingStatement(id)).toMatchObject({
    measure: 'removed',
    reason: 'off-topic',
    source: 'own-initiative',
    automation: 'person',
  });
});

test('it says when a program drew attention to it, and not when one could not look', async () => {
  const [seen, unseen] = [await given('in-review'), await given('in-review')];
  const of = (id: SubmissionId, evidence: Record<string, unknown>) =>
    db.insert(finding).values({ submission: id, check: 'one', severity: 'hold', score: 1, evidence });
  await of(seen.id, {});
  await of(unseen.id, { unchecked: 'failed' });
  for (const { id } of [seen, unseen]) await reject(id, people.moderator.id, { reason: 'hateful' });
  expect(await standingStatement(seen.id)).toMatchObject({ automation: 'detected' });
  expect(await standingStatement(unseen.id)).toMatchObject({ automation: 'person' });
});

test('what flags take off its places is suspended by a program, and the rejection after it names the notice', async () => {
  // A picture of its own: nothing that looks like it was rejected before.
  const { id } = await given('cleared', { picture: await scene(31) });
  await flagPublished(id, said({ illegal: true }));
  expect(await standingStatement(id)).toMatchObject({ measure: 'suspended', source: 'notice', automation: 'flags' });
  await reject(id, people.moderator.id, { reason: 'hateful' });
  expect(await standingStatement(id)).toMatchObject({ measure: 'removed', source: 'notice', automation: 'person' });
  expect((await statementsOf(id)).map(({ supersededAt }) => supersededAt !== null)).toEqual([true, false]);
});

test('an approval lifts a suspension, and an undo takes a rejection’s statement back', async () => {
  const flagged = await given('approved');
  await flagPublished(flagged.id, said({ reason: 'private-data' }));
  await approve(flagged.id, people.second.id);
  expect(await standingStatement(flagged.id)).toBeNull();
  const { id } = await given('rejected');
  await undo(id, people.moderator.id);
  expect(await standingStatement(id)).toBeNull();
  await reject(id, people.second.id, { reason: 'unclear' });
  expect(await standingStatement(id)).toMatchObject({ reason: 'unclear' });
});

test('the database refuses a statement that is changed, deleted, or taken back twice', async () => {
  const { id } = await given('rejected');
  const of = eq(statement.submission, id);
  const appendOnly = { cause: { message: 'statement is append-only' } };
  await expect(asOwner((tx) => tx.update(statement).set({ reason: 'other' }).where(of))).rejects.toMatchObject(
    appendOnly,
  );
  await expect(asOwner((tx) => tx.delete(statement).where(of))).rejects.toMatchObject(appendOnly);
  await undo(id, people.moderator.id);
  await expect(db.update(statement).set({ supersededAt: null }).where(of)).rejects.toMatchObject(appendOnly);
});

test('the database refuses a rejection without a statement, and one that no decision made', async () => {
  const { id, digest } = await given('in-review');
  const row = { submission: id, action: 'reject', from: 'in-review', to: 'rejected', digest } as const;
  const unstated = db.insert(decision).values({ ...row, actor: people.moderator.id });
  await expect(unstated).rejects.toMatchObject(constraint('decision_states_its_reasons'));
  const undecided = db.update(submission).set({ review: 'rejected' }).where(eq(submission.id, id));
  await expect(undecided).rejects.toMatchObject(constraint('submission_rejection_is_decided'));
});

test('the database refuses a statement of another item’s rejection, or that calls a person’s decision a program’s', async () => {
  const [one, other] = [await given('rejected'), await given('in-review')];
  const [stated] = await statementsOf(one.id);
  const { id: _, ...row } = stated!;
  const foreign = db.insert(statement).values({ ...row, submission: other.id });
  await expect(foreign).rejects.toMatchObject(constraint('statement_is_of_its_rejection'));
  const { id } = await given('in-review');
  const lying = db.transaction(async (tx) => {
    const { digest } = other;
    const values = { submission: id, action: 'reject', from: 'in-review', to: 'rejected', digest } as const;
    const [made] = await tx
      .insert(decision)
      .values({ ...values, actor: people.moderator.id })
      .returning();
    await tx.insert(statement).values({ ...row, submission: id, decision: made!.id, automatic: true, at: sql`now()` });
  });
  await expect(lying).rejects.toMatchObject(constraint('statement_is_of_its_rejection'));
});
