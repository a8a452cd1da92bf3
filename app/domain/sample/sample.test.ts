import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { sample } from '#db/schema/sample.ts';
import { staff } from '#db/schema/staff.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { scene } from '#tests/support/scenes.ts';
import { agreement } from '../measures/agreement.ts';
import { approve, clear, reject, undo } from '../moderation/decide.ts';
import { storyOf } from '../moderation/story.ts';
import { findItem } from '../submissions/find.ts';
import { withdraw } from '../submissions/withdraw.ts';
import { blindFacts } from './blind-facts.ts';
import { drawFor, mostADay } from './draw.ts';
import { comparedFor, judgeAnew } from './judge.ts';

beforeAll(() => openCampaign());
/** What other tests decided is no week old any more. */
beforeEach(() => age('8 days'));

const { moderator, second, lead, otherLead } = people;
const constraint = (name: string) => ({ cause: { constraint: name } });
const because = { verdict: 'reject', reason: 'off-topic' } as const;
const yes = { verdict: 'approve' } as const;

/** Makes what was decided on it as old as a test needs it, which triggers would not allow. */
const age = (interval: string, id?: SubmissionId) =>
  asOwner(async (tx) => {
    await tx.execute(sql`alter table decision disable trigger user`);
    await tx.execute(
      sql`update decision set at = now() - ${interval}::interval where ${id ?? null}::uuid is null or submission = ${id ?? null}`,
    );
    await tx.execute(sql`alter table decision enable trigger user`);
  });
/** Says yes to all that is drawn, and answers what that was. */
async function judgeAll(who: typeof lead): Promise<SubmissionId[]> {
  const seen: SubmissionId[] = [];
  for (;;) {
    const { next } = await drawFor(who);
    if (!next) return seen;
    await judgeAnew(next.item.id, who, yes, next.item.digest);
    seen.push(next.item.id);
  }
}
const lookAt = async (id: SubmissionId) =>
  (await db.select().from(decision).where(eq(decision.submission, id)).orderBy(decision.id))[0]!;
/** Somebody to whom nothing was drawn yet. */
async function anotherLead(spared: (typeof staff.$inferSelect)['spared'] = []): Promise<typeof lead> {
  const [made] = await db
    .insert(staff)
    .values({ name: `Test lead ${randomUUID()}`, role: 'lead', spared })
    .returning();
  return { ...lead, id: made!.id };
}

test('what is given to her was decided by others within a week, and is all there', async () => {
  const [yeses, noes] = [await given('approved'), await given('rejected')];
  const [old, taken, open] = [await given('rejected'), await given('rejected'), await given('rejected')];
  await age('8 days', old.id);
  await withdraw(taken.receipt);
  await undo(open.id, second.id);
  const hers = await given('in-review');
  await reject(hers.id, lead.id, { reason: 'unclear' });
  const own = await given('in-review', { email: `${lead.id}@example.org` });
  await approve(own.id, moderator.id);
  const drawn = await judgeAll(lead);
  expect(new Set(drawn)).toEqual(new Set([yeses.id, noes.id]));
});

test('what she may be asked about as a second pair of eyes that knows nothing is not drawn before', async () => {
  const told = await given('approved', { kind: 'testimony', text: 'I tell what I saw, once more.' });
  const who = await anotherLead();
  expect(await judgeAll(who)).not.toContain(told.id);
  const refused = await given('rejected', { kind: 'testimony', text: 'I tell what I saw, once more.' });
  expect(await judgeAll(await anotherLead())).toContain(refused.id);
});

test('who asked to be spared a kind is not given it here either', async () => {
  const { id } = await given('in-review', { kind: 'testimony', text: 'Nothing that anybody should read.' });
  await reject(id, moderator.id, { reason: 'violent' });
  expect(await judgeAll(await anotherLead(['violent']))).not.toContain(id);
  expect(await judgeAll(await anotherLead())).toContain(id);
});

test('the draw is the same all day, and does not tell rejections by their number', { timeout: 120_000 }, async () => {
  const many = 36;
  const ids: SubmissionId[] = [];
  for (let count = 0; count < many; count += 1)
    ids.push((await given('approved', { picture: null, kind: 'testimony', text: 'A few words, and a few more.' })).id);
  // Cleared, so that no blind second look is to come.
  for (const id of ids) await clear(id, second.id);
  for (let count = 0; count < 4; count += 1)
    await given('rejected', { picture: null, kind: 'testimony', text: `Other words, ${count} and a few more.` });
  const [one, other] = [await anotherLead(), await anotherLead()];
  expect((await drawFor(one)).left).toBe(mostADay);
  const seen = await judgeAll(one);
  expect(seen).toHaveLength(mostADay);
  expect(await judgeAll(other)).toEqual(seen);
  const states = await Promise.all(seen.map(async (id) => (await findItem(id)).state));
  const rejected = states.filter((state) => state === 'rejected').length;
  expect(rejected, 'hardly a rejection is left out, where there are so many more approvals').toBeGreaterThan(2);
  expect((await drawFor(one)).next).toBeNull();
});

test('her word changes nothing of the item, stands outside of its story, and is compared with the first one', async () => {
  const { id } = await given('rejected', { name: 'Test participant of one' });
  const who = await anotherLead();
  const before = [await findItem(id), await storyOf(id)];
  for (;;) {
    const { next } = await drawFor(who);
    const number = await judgeAnew(next!.item.id, who, because, next!.item.digest);
    if (next!.item.id !== id) continue;
    expect(await comparedFor(who, number)).toEqual({
      id: number,
      submission: id,
      verdict: 'reject',
      reason: 'off-topic',
      first: { verdict: 'reject', reason: 'off-topic' },
    });
    await expect(comparedFor(otherLead, number)).rejects.toThrow('no such word');
    break;
  }
  expect([await findItem(id), await storyOf(id)]).toEqual(before);
});

test('of the item she sees nothing that was decided, nor what came of it', async () => {
  const from = { email: 'giver@example.org', picture: await scene(77) };
  await given('rejected', from);
  const facts = await blindFacts(await given('rejected', from));
  expect(facts).toMatchObject({ state: 'in-review', standing: null, flags: [], appeal: null, banked: [] });
  expect(facts).toMatchObject({ similar: null, earlier: null });
  expect(JSON.stringify(facts)).not.toMatch(/reject|off-topic|cluster/);
});

test('a word on what is not before her is refused, and so is one on what has changed', async () => {
  await given('rejected');
  const who = await anotherLead();
  const { next } = await drawFor(who);
  const another = await given('in-review', { name: 'Somebody else' });
  await expect(judgeAnew(another.id, who, yes, another.digest)).rejects.toThrow('not, or no longer');
  await expect(judgeAnew(next!.item.id, who, yes, another.digest)).rejects.toThrow('changed');
  expect((await drawFor(who)).next?.item.id).toBe(next!.item.id);
});

test('agreement is counted by what the first look had said, and never by whose it was', async () => {
  const before = await agreement('day');
  const who = await anotherLead();
  const { id } = await given('in-review');
  await reject(id, second.id, { reason: 'not-own-picture' });
  const look = await lookAt(id);
  const said = { submission: id, decision: look.id, digest: look.digest };
  await db.insert(sample).values({ ...said, lead: who.id, verdict: 'reject', reason: 'not-own-picture' });
  await db.insert(sample).values({ ...said, lead: (await anotherLead()).id, verdict: 'reject', reason: 'other' });
  await db.insert(sample).values({ ...said, lead: (await anotherLead()).id, verdict: 'approve' });
  expect((await agreement('day')).find(({ first }) => first === 'not-own-picture')).toEqual({
    first: 'not-own-picture',
    judged: 3,
    agreed: 1,
    otherReason: 1,
  });
  expect((await agreement('day')).filter(({ first }) => first !== 'not-own-picture')).toEqual(before);
});

test('the database refuses a second word, one on her own decision or of no lead, and one that is changed', async () => {
  const { id } = await given('rejected');
  const { id: look, digest } = await lookAt(id);
  const row = { submission: id, decision: look, digest, verdict: 'approve', lead: otherLead.id } as const;
  const insert = (also: Partial<typeof sample.$inferInsert>) => db.insert(sample).values({ ...row, ...also });
  await insert({});
  await expect(insert({})).rejects.toMatchObject(constraint('sample_once'));
  await expect(insert({ lead: moderator.id })).rejects.toMatchObject(constraint('sample_is_of_anothers_look'));
  await expect(insert({ lead: second.id })).rejects.toMatchObject(constraint('sample_is_of_anothers_look'));
  const who = (await anotherLead()).id;
  const elsewhere = (await given('rejected')).id;
  await expect(insert({ lead: who, submission: elsewhere })).rejects.toMatchObject(
    constraint('sample_is_of_a_first_look'),
  );
  await expect(insert({ lead: who, digest: 'f'.repeat(64) })).rejects.toMatchObject(
    constraint('sample_is_of_a_first_look'),
  );
  await expect(insert({ lead: who, verdict: 'reject' })).rejects.toMatchObject(constraint('sample_reason'));
  const appendOnly = { cause: { message: 'sample is append-only' } };
  await expect(asOwner((tx) => tx.update(sample).set({ verdict: 'reject' }))).rejects.toMatchObject(appendOnly);
  await expect(asOwner((tx) => tx.delete(sample))).rejects.toMatchObject(appendOnly);
});
