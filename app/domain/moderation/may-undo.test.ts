import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import type { StaffId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { scene } from '#tests/support/scenes.ts';
import { appealAgainst, uphold } from './appeal.ts';
import { assign } from './assign.ts';
import { approve, clear, escalate, reject, undo } from './decide.ts';
import { lastToTakeBack } from './history.ts';
import { claimNext } from './queue.ts';
import { withheldFrom } from './sight.ts';

const { moderator, second, third, lead, otherLead, outside } = people;

beforeAll(() => openCampaign());

const constraint = (name: string) => ({ cause: { constraint: name } });
const forbidden = { code: 'forbidden' };
/** An undo that the domain knows nothing of. */
const undoneBy = (actor: StaffId, { id, digest, state }: Submission) =>
  db.insert(decision).values({ submission: id, action: 'undo', actor, from: state, to: 'in-review', digest });
const handTo = (actor: StaffId, id: Submission['id']) =>
  db
    .update(submission)
    .set({ claimedBy: actor, claimedUntil: new Date('2100-01-01') })
    .where(eq(submission.id, id));

describe('what a lead has decided', () => {
  const leads = constraint('decision_of_a_lead_is_a_leads_to_undo');

  test('only a lead takes back, and neither who had passed it on nor anybody else', async () => {
    const { id } = await given('in-review', { picture: await scene(601) });
    await escalate(id, moderator.id);
    const rejected = await reject(id, lead.id, { reason: 'hateful' });
    for (const actor of [moderator.id, second.id]) {
      await expect(undo(id, actor)).rejects.toMatchObject(forbidden);
      await expect(undoneBy(actor, rejected)).rejects.toMatchObject(leads);
    }
    expect((await undo(id, otherLead.id)).state).toBe('in-review');
  });

  test('does not fall with the answer to an appeal either', async () => {
    const item = await given('in-review');
    await reject(item.id, lead.id, { reason: 'off-topic' });
    await appealAgainst(item.receipt, 'It is my own family.');
    const upheld = await uphold(item.id, second.id, 'It is still an advertisement.');
    for (const actor of [second.id, third.id]) {
      await expect(undo(item.id, actor)).rejects.toMatchObject(forbidden);
      await expect(undoneBy(actor, upheld)).rejects.toMatchObject(leads);
    }
    expect((await undo(item.id, otherLead.id)).state).toBe('in-review');
  });

  test('as the verdict on a disagreement is not for the two to take back', async () => {
    const { id } = await given('approved');
    await handTo(second.id, id);
    await reject(id, second.id, { reason: 'off-topic' });
    await approve(id, lead.id);
    for (const actor of [moderator.id, second.id]) await expect(undo(id, actor)).rejects.toMatchObject(forbidden);
  });

  test('is for a lead again where the clearance is taken back with it', async () => {
    const { id } = await given('in-review');
    await approve(id, lead.id);
    await clear(id, second.id);
    expect(await undo(id, moderator.id)).toMatchObject({ state: 'in-review', escalatedAt: expect.any(Date) });
    await expect(reject(id, second.id, { reason: 'off-topic' })).rejects.toMatchObject(forbidden);
    const ordinary = await given('cleared');
    expect(await undo(ordinary.id, moderator.id)).toMatchObject({ state: 'in-review', escalatedAt: null });
  });
});

test('nobody takes back what was decided on what she gave: the database refuses it too', async () => {
  const item = await given('rejected', { email: `${second.id}@example.org` });
  await expect(undo(item.id, second.id)).rejects.toThrow('gave');
  await expect(undoneBy(second.id, item)).rejects.toMatchObject(constraint('decision_is_not_on_her_own'));
  expect((await undo(item.id, third.id)).state).toBe('in-review');
});

test('nobody takes back what is withheld from her, and so reads it; who has said her word does', async () => {
  const { id } = await given('approved', { kind: 'testimony', text: 'Of one winter she never spoke.' });
  for (const actor of [second.id, third.id, lead.id]) {
    await expect(undo(id, actor)).rejects.toThrow('a look of your own');
    expect((await withheldFrom(people.second, [id])).size).toBe(1);
  }
  expect((await undo(id, moderator.id)).state).toBe('in-review');
});

describe('what was passed on', () => {
  test('takes back who did it, while nobody has decided, and nobody else but a lead', async () => {
    const item = await given('in-review');
    const { id } = item;
    const { decision: passed } = await escalate(id, moderator.id);
    const others = constraint('decision_of_a_lead_is_a_leads_to_undo');
    await expect(undo(id, second.id)).rejects.toMatchObject(forbidden);
    await expect(undoneBy(second.id, item)).rejects.toMatchObject(others);
    expect(await lastToTakeBack(moderator.id)).toEqual({ submission: id, decision: passed });
    expect(await undo(id, moderator.id, { decision: passed })).toMatchObject({ state: 'in-review', escalatedAt: null });
    expect((await claimNext(second, 'review', 50)).map((one) => one.id)).toContain(id);
    await escalate(id, second.id);
    expect(await undo(id, lead.id)).toMatchObject({ state: 'in-review', escalatedAt: null });
  });

  test('stays with the lead once she has decided', async () => {
    const { id } = await given('in-review');
    await escalate(id, moderator.id);
    await approve(id, lead.id);
    await expect(undo(id, moderator.id)).rejects.toMatchObject(forbidden);
  });

  test('at a second look waits for a first one again, and what was given to one person is hers again', async () => {
    const { id } = await given('approved');
    await handTo(second.id, id);
    await escalate(id, second.id);
    expect(await undo(id, second.id)).toMatchObject({ state: 'in-review', escalatedAt: null, assignedTo: null });
    const hers = await given('in-review');
    await assign(hers.id, outside.id, lead.id);
    await escalate(hers.id, outside.id);
    expect(await undo(hers.id, outside.id)).toMatchObject({ escalatedAt: null, assignedTo: outside.id });
  });

  test('can be taken back once, and nothing else in review can', async () => {
    const item = await given('in-review');
    await expect(undo(item.id, moderator.id)).rejects.toMatchObject({ code: 'conflict' });
    await escalate(item.id, moderator.id);
    await undo(item.id, moderator.id);
    await expect(undo(item.id, moderator.id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(undoneBy(lead.id, item)).rejects.toMatchObject(constraint('decision_undoes_what_stands'));
  });
});
