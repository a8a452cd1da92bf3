import { asc, eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { campaign } from '#db/schema/campaign.ts';
import { decision } from '#db/schema/decision.ts';
import { partner } from '#db/schema/partner.ts';
import { person, staff } from '#db/schema/staff.ts';
import { submission } from '#db/schema/submission.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import type { Lane } from '../staff/rights.ts';
import { findItem } from '../submissions/find.ts';
import { unclaimed } from '../submissions/state.ts';
import { viewForStaff } from '../submissions/view.ts';
import { assign } from './assign.ts';
import { approve, clear, escalate, reject, undo } from './decide.ts';
import { factsOf } from './facts.ts';
import type { Judge } from './lanes.ts';
import { setMark } from './mark.ts';
import { claimNext, waiting } from './queue.ts';
import { maySee, withheldFrom } from './sight.ts';
import { storyOf } from './story.ts';
import { unsaid } from './unsaid.ts';

const { moderator, second, third, secondReviewer, lead, otherLead, outside, partnerModerator } = people;

beforeAll(() => openCampaign());
beforeEach(async () => {
  // What an earlier test left is with somebody else, and nobody's partner has a say.
  await db.update(submission).set({ claimedBy: people.admin.id, claimedUntil: new Date('2100-01-01') });
  await db.update(partner).set({ clears: false });
});

const inLane = async (judge: Judge, lane: Lane) => {
  const items = await claimNext(judge, lane, 50);
  await db.update(submission).set(unclaimed).where(eq(submission.claimedBy, judge.id));
  return items.map(({ id }) => id);
};
const testimony = { kind: 'testimony', text: 'Of one winter she never spoke.' } as const;
const decisionsOf = async (id: SubmissionId) =>
  (await db.select().from(decision).where(eq(decision.submission, id)).orderBy(asc(decision.id))).map(
    ({ action, from, to }) => `${action}: ${from} → ${to}`,
  );
const constraint = (name: string) => ({ cause: { constraint: name } });

describe('where the risk is higher', () => {
  test('a second look stands among the first ones, and nothing of the first verdict is with it', async () => {
    const plain = await given('approved');
    const told = await given('approved', testimony);
    expect(await inLane(second, 'testimonies')).toEqual([told.id]);
    expect(await inLane(second, 'review')).toEqual([]);
    expect(await inLane(second, 'clear')).toEqual([plain.id]);
    expect(await inLane(secondReviewer, 'clear')).toEqual([plain.id, told.id]);
    const [shown] = await unsaid(second, await factsOf([await findItem(told.id)]));
    expect(shown).toMatchObject({ state: 'in-review', standing: null });
    const [open] = await unsaid(second, await factsOf([await findItem(plain.id)]));
    expect(open).toMatchObject({ state: 'approved', standing: expect.any(Number) });
  });

  test.for<[why: string, also: Parameters<typeof given>[1], lane: Lane]>([
    ['an ordinary photo', {}, 'clear'],
    ['a testimony', testimony, 'testimonies'],
    ['a photo that somebody under age gave', { minor: true }, 'review'],
    ['a photo of a partner’s first', { partner: 'example-org' }, 'review'],
  ])('of %s', async ([, also, lane]) => {
    const { id } = await given('approved', also);
    expect((await withheldFrom(second, [id])).has(id)).toBe(lane !== 'clear');
    for (const one of ['testimonies', 'review', 'clear'] as const)
      expect(await inLane(second, one), one).toEqual(one === lane ? [id] : []);
  });

  test('a mark makes it so, from then on', async () => {
    const { id } = await given('approved');
    await setMark(id, 'public-figure', 'on', moderator.id);
    expect(await inLane(second, 'clear')).toEqual([]);
    expect(await inLane(second, 'review')).toEqual([id]);
    expect(await setMark(id, 'public-figure', 'off', lead.id)).toEqual([]);
    expect(await inLane(second, 'clear')).toEqual([id]);
    const other = db
      .update(submission)
      .set({ marks: sql`array['other']` })
      .where(eq(submission.id, id));
    await expect(other).rejects.toMatchObject(constraint('submission_marks'));
  });

  test('a mark comes off by who put it on, or before an approval; nobody ends her own blindness, nor is told by it', async () => {
    const unmark = (of: SubmissionId, who: typeof moderator) => setMark(of, 'public-figure', 'off', who.id);
    const { id } = await given('in-review');
    await setMark(id, 'public-figure', 'on', moderator.id);
    await expect(unmark(id, second)).rejects.toMatchObject({ code: 'forbidden', message: /another/ });
    expect(await unmark(id, moderator)).toEqual([]);
    await setMark(id, 'public-figure', 'on', moderator.id);
    await approve(id, moderator.id);
    await expect(unmark(id, moderator)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(unmark(id, second)).rejects.toMatchObject({ code: 'forbidden', message: /another/ });
    expect((await withheldFrom(second, [id])).size).toBe(1);
    await undo(id, moderator.id);
    expect(await unmark(id, moderator)).toEqual([]);
    const open = await given('approved');
    await setMark(open.id, 'public-figure', 'on', second.id); // a slip
    expect(await unmark(open.id, second)).toEqual([]);
  });

  test('a partner’s twenty-first item is looked at as everybody’s', async () => {
    await db.insert(partner).values({ slug: 'many', name: 'Many' });
    const ids: SubmissionId[] = [];
    for (let count = 0; count < 21; count += 1) ids.push((await given('in-review', { partner: 'many' })).id);
    expect([...(await withheldFrom(second, ids))].toSorted()).toEqual(ids.slice(0, 20).toSorted());
  });

  test('what others said is kept from all who may give a view of their own, until they have', async () => {
    const { id } = await given('approved', testimony);
    const keptFrom = async () => {
      const all = await Promise.all(
        Object.values(people).map(async (one) => ((await withheldFrom(one, [id])).size > 0 ? one.name : [])),
      );
      return all.flat();
    };
    const others = [second, third, secondReviewer, lead, otherLead].map(({ name }) => name);
    expect(await keptFrom()).toEqual(others);
    await clear(id, second.id);
    expect(await keptFrom()).toEqual([]);
  });

  test('her yes to what she was given is the clearance; without having been given it, she comes second', async () => {
    const { id } = await given('approved', testimony);
    await expect(approve(id, second.id)).rejects.toMatchObject({ code: 'conflict' });
    await claimNext(second, 'testimonies', 1);
    expect((await approve(id, second.id)).state).toBe('cleared');
    expect(await decisionsOf(id)).toEqual(['approve: in-review → approved', 'clear: approved → cleared']);
  });

  test('what she passes on goes back to review, for a lead', async () => {
    const { id } = await given('approved', testimony);
    await claimNext(second, 'testimonies', 1);
    expect(await escalate(id, second.id)).toMatchObject({ state: 'in-review', approvedBy: null });
    expect(await inLane(third, 'testimonies')).toEqual([]);
    expect(await inLane(lead, 'testimonies')).toEqual([id]);
    expect((await withheldFrom(lead, [id])).size).toBe(0);
  });
});

describe('a disagreement', () => {
  test('goes to a lead, who was neither of the two; her word ends it, and the story tells all of it', async () => {
    const { id } = await given('in-review');
    await approve(id, lead.id);
    await claimNext(second, 'clear', 1);
    expect(await reject(id, second.id, { reason: 'off-topic', note: 'an advertisement' })).toMatchObject({
      state: 'in-review',
      approvedBy: null,
      disputedAt: expect.any(Date),
    });
    for (const lane of ['review', 'quarantine'] as const) expect(await inLane(third, lane)).toEqual([]);
    expect(await inLane(lead, 'disagreement')).toEqual([]);
    await expect(approve(id, third.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(approve(id, lead.id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await waiting(otherLead)).toMatchObject({ disagreement: 1 });
    expect(await inLane(otherLead, 'disagreement')).toEqual([id]);
    expect(await approve(id, otherLead.id)).toMatchObject({ state: 'approved', disputedAt: null });
    expect(await inLane(second, 'clear')).toEqual([]); // she has said no to it
    await expect(clear(id, second.id)).rejects.toMatchObject({ code: 'conflict' });
    await clear(id, third.id);
    const told = (await storyOf(id)).entries.flatMap(({ decision: made, by }) =>
      made ? [[made.action, by?.name]] : [],
    );
    expect(told).toEqual([
      ['approve', lead.name],
      ['reject', second.name],
      ['approve', otherLead.name],
      ['clear', third.name],
    ]);
  });

  test('ends as a rejection where the lead says so', async () => {
    const { id } = await given('approved');
    await claimNext(secondReviewer, 'clear', 1);
    await reject(id, secondReviewer.id, { reason: 'off-topic' });
    expect(await reject(id, lead.id, { reason: 'off-topic' })).toMatchObject({ state: 'rejected', disputedAt: null });
    expect(await decisionsOf(id)).toEqual([
      'approve: in-review → approved',
      'reject: approved → in-review',
      'reject: in-review → rejected',
    ]);
  });

  test('keeps out who said no as the second, and not who said yes once, which was taken back', async () => {
    const { id } = await given('in-review');
    await approve(id, second.id);
    await undo(id, second.id);
    await approve(id, moderator.id);
    expect(await inLane(second, 'clear')).toEqual([id]);
    expect((await clear(id, second.id)).state).toBe('cleared');
  });

  test('is none to whom it was given too long ago: her no comes too late', async () => {
    const { id } = await given('approved', testimony);
    await claimNext(second, 'testimonies', 1);
    await lapse(id);
    await expect(reject(id, second.id, { reason: 'off-topic' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await findItem(id)).state).toBe('approved');
  });

  test('is none between two who judge at once: the second of them is told what stands', async () => {
    const { id } = await given('approved');
    await expect(reject(id, second.id, { reason: 'off-topic' })).rejects.toMatchObject({
      code: 'conflict',
      standing: { decision: { action: 'approve' } },
    });
  });

  test('but not where she is to have a view of her own', async () => {
    const { id } = await given('approved', { kind: 'testimony', text: 'I was nine.' });
    await expect(reject(id, second.id, { reason: 'off-topic' })).rejects.toMatchObject({
      standing: { decision: null },
    });
  });
});

describe('a partner', () => {
  const own = { partner: 'example-org' } as const;

  test('has people who look first at what was given through its page, and at nothing else', async () => {
    const [hers, other] = [await given('in-review', own), await given('in-review')];
    expect(await inLane(partnerModerator, 'partner')).toEqual([hers.id]);
    expect(await inLane(partnerModerator, 'review')).toEqual([]);
    expect(await maySee(partnerModerator, other.id)).toBe(false);
    expect(await maySee(partnerModerator, hers.id)).toBe(true);
    await expect(approve(other.id, partnerModerator.id)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await approve(hers.id, partnerModerator.id)).state).toBe('approved');
    expect(await inLane(moderator, 'review')).toEqual(expect.arrayContaining([hers.id, other.id]));
  });

  test('does not clear it, unless the campaign says so, and never what its own people approved', async () => {
    const one = await given('approved', own);
    await expect(clear(one.id, partnerModerator.id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await inLane(partnerModerator, 'clear')).toEqual([]);
    await db.update(partner).set({ clears: true }).where(eq(partner.slug, 'example-org'));
    expect(await inLane(partnerModerator, 'partner')).toEqual([one.id]); // among its first, so blind
    expect((await clear(one.id, partnerModerator.id)).state).toBe('cleared');

    const two = await given('in-review', own);
    const colleague = await member('moderator');
    await approve(two.id, partnerModerator.id);
    await expect(clear(two.id, colleague.id)).rejects.toThrow('another organisation');
    expect(await inLane(colleague, 'review')).not.toContain(two.id);
    const cheating = clearBy(two, colleague.id);
    await expect(cheating).rejects.toMatchObject(constraint('submission_clearance_takes_two_organisations'));
    expect((await clear(two.id, second.id)).state).toBe('cleared');
  });

  test('is one pair of eyes also where strict queues alone ask for two', async () => {
    await db.update(campaign).set({ eyes: 1, strictUntil: new Date('2100-01-01') });
    const item = await given('in-review', own);
    await approve(item.id, partnerModerator.id);
    const colleague = await member('moderator');
    await db.update(partner).set({ clears: true }).where(eq(partner.slug, 'example-org'));
    await expect(clear(item.id, colleague.id)).rejects.toThrow('another organisation');
    const cheating = clearBy(item, colleague.id);
    await expect(cheating).rejects.toMatchObject(constraint('submission_clearance_takes_two_organisations'));
    await db.update(campaign).set({ eyes: 2, strictUntil: null });
  });

  test('is not cleared for by the database either, whatever the application does', async () => {
    const item = await given('approved', own);
    await expect(clearBy(item, partnerModerator.id)).rejects.toMatchObject(
      constraint('submission_clearance_is_the_campaigns'),
    );
  });
});

describe('nobody judges', () => {
  test('what she, or a member of her organisation, gave: no lane has it for her, and the database refuses it', async () => {
    const colleague = await member('moderator');
    const [{ email } = { email: '' }] = await db.select().from(person).where(eq(person.id, colleague.id));
    const { id } = await given('in-review', { email: email.toUpperCase() });
    expect(await inLane(moderator, 'review')).toEqual([id]);
    for (const judge of [colleague, await member('moderator')]) {
      expect(await inLane(judge, 'review')).toEqual([]);
      await expect(approve(id, judge.id)).rejects.toThrow('gave');
      await expect(decideBy(id, judge.id)).rejects.toMatchObject(constraint('decision_is_not_on_her_own'));
    }
    expect((await approve(id, moderator.id)).state).toBe('approved');
  });

  test('as an admin, an auditor or a data protection officer: the database refuses it too', async () => {
    const { id } = await given('in-review');
    await expect(approve(id, people.admin.id)).rejects.toMatchObject({ code: 'forbidden' });
    for (const role of ['admin', 'auditor', 'data-protection', 'event-staff'] as const) {
      const [who] = await db
        .insert(staff)
        .values({ name: `A ${role}`, role })
        .returning();
      await expect(decideBy(id, who!.id)).rejects.toMatchObject(constraint('decision_is_of_who_decides'));
    }
  });

  test('what was given to another: an outside reviewer has that and sees nothing besides', async () => {
    const [hers, other] = [await given('in-review'), await given('in-review')];
    await assign(hers.id, outside.id, lead.id);
    await expect(assign(other.id, second.id, lead.id)).rejects.toMatchObject({ code: 'invalid' });
    expect(await inLane(outside, 'assigned')).toEqual([hers.id]);
    expect(await inLane(moderator, 'review')).toEqual([other.id]);
    expect([await maySee(outside, hers.id), await maySee(outside, other.id)]).toEqual([true, false]);
    await expect(reject(other.id, outside.id, { reason: 'other' })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await reject(hers.id, outside.id, { reason: 'other' })).state).toBe('rejected');
    expect(await maySee(outside, hers.id)).toBe(false);
    await expect(undo(hers.id, secondReviewer.id)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await undo(hers.id, outside.id)).state).toBe('in-review');
  });
});

test('an outside reviewer reads what she holds, and not once her claim has run out', async () => {
  const { id } = await given('in-review');
  await db
    .update(submission)
    .set({ claimedBy: outside.id, claimedUntil: new Date('2100-01-01') })
    .where(eq(submission.id, id));
  expect(await maySee(outside, id)).toBe(true);
  await lapse(id);
  expect(await maySee(outside, id)).toBe(false);
});

test('what is given to one person is in nobody’s hands any more', async () => {
  const { id } = await given('in-review');
  expect((await claimNext(moderator, 'review', 1)).map((one) => one.id)).toEqual([id]);
  await assign(id, outside.id, lead.id);
  expect(await findItem(id)).toMatchObject({ claimedBy: null, claimedUntil: null });
  expect(await inLane(outside, 'assigned')).toContain(id);
});

test('of more than she is given, those in her languages are not left out', async () => {
  const [, french] = [await given('in-review'), await given('in-review', { locale: 'fr' })];
  expect((await claimNext({ ...moderator, languages: ['fr'] }, 'review', 1)).map(({ id }) => id)).toEqual([french.id]);
});

test('what is given in a language that she reads comes before the rest', async () => {
  const [first, french] = [await given('in-review'), await given('in-review', { locale: 'fr' })];
  expect(await inLane(moderator, 'review')).toEqual([first.id, french.id]);
  expect(await inLane({ ...moderator, languages: ['fr'] }, 'review')).toEqual([french.id, first.id]);
});

test('no view of an item names anybody but by a pseudonym', async () => {
  const { id } = await given('cleared');
  const told = JSON.stringify([await viewForStaff(id), await storyOf(id)]);
  expect(told).toContain(moderator.name);
  expect(told).not.toContain('@example.org');
});

/** Her claim on it has run out. */
const lapse = (id: SubmissionId) =>
  db
    .update(submission)
    .set({ claimedUntil: new Date(0) })
    .where(eq(submission.id, id));

const clearBy = ({ id, digest }: { id: SubmissionId; digest: string }, who: typeof moderator.id) =>
  db
    .update(submission)
    .set({ clearance: 'cleared', clearedBy: who, clearedDigest: digest, clearedAt: new Date() })
    .where(eq(submission.id, id));

const decideBy = (id: SubmissionId, actor: typeof moderator.id) =>
  db
    .insert(decision)
    .values({ submission: id, action: 'approve', actor, from: 'in-review', to: 'approved', digest: 'a'.repeat(64) });

let members = 0;
/** Somebody of a partner's who judges for the campaign. */
async function member(role: 'moderator') {
  members += 1;
  const [made] = await db
    .insert(staff)
    .values({ name: `Member ${members}`, role, partner: 'example-org' })
    .returning();
  await db.insert(person).values({ id: made!.id, name: 'Member', email: `member-${members}@example.org` });
  return made!;
}
