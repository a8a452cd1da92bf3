import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import type { StaffId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { scene } from '#tests/support/scenes.ts';
import { appealAgainst, uphold } from './appeal.ts';
import { approve, clear, escalate, reject, undo } from './decide.ts';

const { moderator, second, third, lead, otherLead } = people;

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
