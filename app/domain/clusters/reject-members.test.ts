import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { eq, inArray, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { MacroId, RejectionId, type ClusterId, type SubmissionId } from '#db/ids.ts';
import { cluster, clusterMember, clusterRejection, clusterRejectionMember } from '#db/schema/cluster.ts';
import { event } from '#db/schema/event.ts';
import { finding } from '#db/schema/finding.ts';
import { person } from '#db/schema/staff.ts';
import { submission } from '#db/schema/submission.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { scene, signed } from '#tests/support/scenes.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { addMacro, switchMacro } from '../macros/change.ts';
import { approve, clear, reject, undo } from '../moderation/decide.ts';
import { factsOf } from '../moderation/facts.ts';
import { historyOf } from '../moderation/history.ts';
import { setMark } from '../moderation/mark.ts';
import { unsaid } from '../moderation/unsaid.ts';
import { storyOf } from '../moderation/story.ts';
import { eraseRejected } from '../submissions/erase-rejected.ts';
import { findItem } from '../submissions/find.ts';
import { viewReceipt } from '../submissions/receipt.ts';
import { listClusters } from './list.ts';
import { raise, toRaise } from './raise.ts';
import { rejectMembers, undoRejection } from './reject-members.ts';
import { rejectionOf } from './rejection.ts';
import { sheetOf, type Sheet } from './sheet.ts';
import { similarTo } from './similar.ts';

const { moderator, second, third } = people;
beforeAll(() => openCampaign());

/** Several files of one picture, a scene of its own for each test, and where they belong. */
async function several(count: number, seed: number): Promise<{ of: ClusterId; ids: SubmissionId[] }> {
  const picture = await scene(seed);
  const ids: SubmissionId[] = [];
  for (let at = 0; at < count; at += 1) {
    const bytes = await sharp(picture)
      .jpeg({ quality: 88 - at * 7 })
      .toBuffer();
    ids.push((await given('in-review', { picture: bytes })).id);
  }
  return { of: await clusterOf(ids[0]!), ids };
}

async function clusterOf(id: SubmissionId): Promise<ClusterId> {
  const [member] = await db.select().from(clusterMember).where(eq(clusterMember.submission, id));
  return member!.cluster;
}
const statesOf = async (ids: SubmissionId[]) => (await Promise.all(ids.map(findItem))).map(({ state }) => state);
const seenOn = ({ members }: Sheet) => members.map(({ id, digest }) => ({ submission: id, digest }));
const hateful = { reason: 'hateful' };

test('all that were seen are rejected, each by a decision of its own, and an undo supersedes each', async () => {
  const { of, ids } = await several(4, 200);
  const sheet = await sheetOf(of, moderator.id);
  expect(sheet.members.map(({ id }) => id).sort()).toEqual([...ids].sort());
  const id = await rejectMembers(of, seenOn(sheet), moderator.id, { ...hateful, note: 'A raid.' });
  expect(await statesOf(ids)).toEqual(ids.map(() => 'rejected'));
  for (const one of ids)
    expect(await historyOf(one)).toMatchObject([
      { action: 'reject', actor: moderator.id, reason: 'hateful', note: 'A raid.' },
    ]);
  expect((await sheetOf(of, moderator.id)).undoable).toEqual([{ id }]);
  const undone = await undoRejection(id, second.id);
  expect(undone.undoneAt).not.toBeNull();
  expect(await statesOf(ids)).toEqual(ids.map(() => 'in-review'));
  for (const one of ids) expect((await historyOf(one)).map(({ action }) => action)).toEqual(['undo', 'reject']);
  expect((await sheetOf(of, moderator.id)).undoable).toEqual([]);
});

test('with a prepared answer each author reads its message in her language, until all of it is taken back', async () => {
  const picture = await scene(214);
  const items = [
    await given('in-review', { picture, locale: 'fr' }),
    await given('in-review', { picture, locale: 'ja' }),
  ];
  const of = await clusterOf(items[0]!.id);
  const messages = { en: 'Not the day for it.', fr: 'Ce n’est pas le jour.' };
  const answer = { name: 'Another day', reason: 'off-topic', note: 'A leaflet.', messages };
  const { id: macro } = await addMacro(MacroId.parse(randomUUID()), answer, people.lead.id);
  const wanted = seenOn(await sheetOf(of, moderator.id));
  const rejection = await rejectMembers(of, wanted, moderator.id, { macro });
  const read = async () =>
    Promise.all(items.map(async ({ receipt }) => (await viewReceipt(receipt)).statement?.message?.words));
  expect(await read()).toEqual([messages.fr, messages.en]);
  for (const { id } of items)
    expect(await historyOf(id)).toMatchObject([{ action: 'reject', reason: 'off-topic', note: 'A leaflet.' }]);
  await undoRejection(rejection, moderator.id);
  expect(await read()).toEqual([undefined, undefined]);

  await rejectMembers(of, wanted, moderator.id, { macro, reason: 'unclear', note: 'My own.' });
  expect((await historyOf(items[0]!.id))[0]).toMatchObject({ reason: 'unclear', note: 'My own.' });
  expect(await read()).toEqual([messages.fr, messages.en]);
});

test('without a reason, or with an answer that is not offered any more, none is rejected', async () => {
  const { of, ids } = await several(2, 215);
  const wanted = seenOn(await sheetOf(of, moderator.id));
  const answer = { name: 'Gone', reason: 'off-topic', note: '', messages: { en: 'Words.' } };
  const { id: macro } = await addMacro(MacroId.parse(randomUUID()), answer, people.lead.id);
  await switchMacro(macro, 'off', 1, people.lead.id);
  const before = await db.$count(clusterRejection);
  await expect(rejectMembers(of, wanted, moderator.id, { macro })).rejects.toMatchObject({ field: 'macro' });
  await expect(rejectMembers(of, wanted, moderator.id, {})).rejects.toMatchObject({ field: 'reason' });
  expect(await statesOf(ids)).toEqual(['in-review', 'in-review']);
  expect(await db.$count(clusterRejection)).toBe(before);
});

test('what another person moved meanwhile is left out, and what arrived since was not seen', async () => {
  const { of, ids } = await several(3, 201);
  const sheet = await sheetOf(of, moderator.id);
  await approve(ids[1]!, second.id);
  const picture = await sharp(await scene(201))
    .flop()
    .jpeg()
    .toBuffer();
  const late = await given('in-review', { picture });
  expect(await clusterOf(late.id)).toBe(of);
  const id = await rejectMembers(of, seenOn(sheet), moderator.id, { reason: 'off-topic' });
  expect(await statesOf([...ids, late.id])).toEqual(['rejected', 'approved', 'rejected', 'in-review']);
  const { members } = await rejectionOf(id);
  expect(members.filter(({ decision }) => decision === null)).toEqual([
    { submission: ids[1], state: 'approved', decision: null },
  ]);
});

test('what has changed since it was on the sheet is left out', async () => {
  const { of, ids } = await several(2, 202);
  const sheet = await sheetOf(of, moderator.id);
  await db.update(submission).set({ message: 'Other words' }).where(eq(submission.id, ids[0]!));
  await rejectMembers(of, seenOn(sheet), moderator.id, hateful);
  expect(await statesOf(ids)).toEqual(['in-review', 'rejected']);
});

test('what waits for whoever leads is left out of what others reject, and the rest is not held up by it', async () => {
  const { of, ids } = await several(3, 299);
  await db.update(submission).set({ burst: true }).where(eq(submission.id, ids[1]!));
  const id = await rejectMembers(of, seenOn(await sheetOf(of, moderator.id)), moderator.id, hateful);
  expect(await statesOf(ids)).toEqual(['rejected', 'in-review', 'rejected']);
  expect((await rejectionOf(id)).members.filter(({ decision }) => decision === null)).toEqual([
    { submission: ids[1], state: 'in-review', decision: null },
  ]);
  await rejectMembers(of, seenOn(await sheetOf(of, people.lead.id)), people.lead.id, hateful);
  expect(await statesOf(ids)).toEqual(['rejected', 'rejected', 'rejected']);
});

test('an undo leaves what another person has decided since', async () => {
  const { of, ids } = await several(2, 203);
  const id = await rejectMembers(of, seenOn(await sheetOf(of, moderator.id)), moderator.id, hateful);
  const [{ decision } = { decision: 0 }] = (await rejectionOf(id)).members.filter(
    ({ submission: one }) => one === ids[0],
  );
  await undo(ids[0]!, second.id, { decision: decision! });
  await approve(ids[0]!, second.id);
  await undoRejection(id, moderator.id);
  expect(await statesOf(ids)).toEqual(['approved', 'in-review']);
});

test('after ten minutes nothing is taken back together, and the database says so too', async () => {
  const { of, ids } = await several(2, 204);
  const id = await rejectMembers(of, seenOn(await sheetOf(of, moderator.id)), moderator.id, hateful);
  await asOwner((tx) =>
    tx
      .update(clusterRejection)
      .set({ at: new Date(Date.now() - 11 * 60_000) })
      .where(eq(clusterRejection.id, id)),
  );
  await expect(undoRejection(id, moderator.id)).rejects.toThrow(Conflict);
  expect(await statesOf(ids)).toEqual(['rejected', 'rejected']);
  await expect(
    db
      .update(clusterRejection)
      .set({ undoneAt: new Date(), undoneBy: moderator.id })
      .where(eq(clusterRejection.id, id)),
  ).rejects.toMatchObject({ cause: { constraint: 'cluster_rejection_undone_in_time' } });
});

test('nobody rejects nothing, more than 200, or what is elsewhere', async () => {
  const { of, ids } = await several(2, 205);
  const other = await several(1, 206);
  const [seen] = seenOn(await sheetOf(other.of, moderator.id));
  await expect(rejectMembers(of, [], moderator.id, hateful)).rejects.toThrow(Invalid);
  await expect(rejectMembers(of, Array(201).fill(seen), moderator.id, hateful)).rejects.toThrow(Invalid);
  await expect(rejectMembers(of, [seen!], moderator.id, hateful)).rejects.toThrow(NotFound);
  expect(await statesOf([...ids, ...other.ids])).toEqual(['in-review', 'in-review', 'in-review']);
  const rejection = RejectionId.parse(
    (await db.insert(clusterRejection).values({ actor: moderator.id }).returning())[0]!.id,
  );
  await expect(
    db.insert(clusterRejectionMember).values({ rejection, place: 200, submission: ids[0]! }),
  ).rejects.toMatchObject({ cause: { constraint: 'cluster_rejection_is_of_200_at_most' } });
});

test('a member names its own rejection, whatever the application does', async () => {
  const { of, ids } = await several(2, 207);
  const id = await rejectMembers(of, seenOn(await sheetOf(of, moderator.id)), moderator.id, hateful);
  const { decision } = await approve((await given('in-review')).id, moderator.id);
  await expect(
    db.update(clusterRejectionMember).set({ decision }).where(eq(clusterRejectionMember.rejection, id)),
  ).rejects.toMatchObject({ cause: { constraint: 'cluster_rejection_member_names_its_own_rejection' } });
  expect(await statesOf(ids)).toEqual(['rejected', 'rejected']);
});

test('nobody judges a cluster that holds something of her own', async () => {
  const { of, ids } = await several(2, 208);
  const [{ email } = { email: '' }] = await db.select().from(person).where(eq(person.id, moderator.id));
  await db.update(submission).set({ email: email.toUpperCase() }).where(eq(submission.id, ids[1]!));
  const sheet = await sheetOf(of, moderator.id);
  expect(sheet.own).toBe(true);
  await expect(rejectMembers(of, seenOn(sheet), moderator.id, hateful)).rejects.toThrow(Conflict);
  await rejectMembers(of, seenOn(await sheetOf(of, second.id)), second.id, hateful);
  expect(await statesOf(ids)).toEqual(['rejected', 'rejected']);
});

/** What the worker does when the bell rings. */
async function raiseAll(): Promise<void> {
  for (const { submission: id } of await toRaise(100)) await raise(id);
}

test('after a grave rejection the others wait in quarantine; what was approved is looked at again, what is cleared stands', async () => {
  const { of, ids } = await several(4, 209);
  const [vile, waiting, approved, cleared] = ids as [SubmissionId, SubmissionId, SubmissionId, SubmissionId];
  for (const id of [approved, cleared]) await approve(id, second.id);
  await clear(cleared, third.id);
  await reject(vile, moderator.id, hateful);
  expect((await listClusters())[0]).toMatchObject({ id: of, grave: true, size: 4, waiting: 1, shown: 2, rejected: 1 });
  await raiseAll();
  expect(await statesOf(ids)).toEqual(['rejected', 'in-review', 'in-review', 'cleared']);
  for (const id of [waiting, approved]) {
    expect(await findItem(id)).toMatchObject({ risk: 2, approvedBy: null });
    expect(await db.select().from(finding).where(eq(finding.submission, id))).toContainEqual(
      expect.objectContaining({
        check: 'picture.cluster',
        severity: 'hold',
        evidence: expect.objectContaining({ cluster: of }),
      }),
    );
  }
  await approve(approved, second.id); // a person has compared the two
  expect(await toRaise(100)).toEqual([]);
  await raise(approved);
  expect((await findItem(approved)).state).toBe('approved');
  const kinds = await db
    .select({ kind: event.kind })
    .from(event)
    .where(inArray(event.submission, [waiting]))
    .orderBy(event.number);
  expect(kinds.at(-1)).toEqual({ kind: 'submission.held' });
});

test('what is held back is due within the quarantine’s time, and what was due before that stays so', async () => {
  const { ids } = await several(3, 217);
  const [vile, late, early] = ids as [SubmissionId, SubmissionId, SubmissionId];
  const overdue = new Date(Date.now() - 60_000);
  await db.update(submission).set({ dueAt: overdue }).where(eq(submission.id, early));
  await reject(vile, moderator.id, hateful);
  await raiseAll();
  expect((await findItem(early)).dueAt).toEqual(overdue);
  expect((await findItem(late)).dueAt!.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000);
});

test('a grave rejection and an arrival that miss each other meet at the worker', async () => {
  const { of, ids } = await several(2, 210);
  await db.update(cluster).set({ grave: true }).where(eq(cluster.id, of)); // as if it had been committed after both came
  expect((await toRaise(100)).map(({ submission: id }) => id).sort()).toEqual([...ids].sort());
  await Promise.all([...ids, ...ids].map(raise));
  expect(await toRaise(100)).toEqual([]);
  expect(await db.$count(event, inArray(event.submission, ids))).toBe(2 * 5);
});

test('the sheet marks where a sign was swapped, and an item shows what looks like it', async () => {
  const photo = await scene(211);
  const first = await given('in-review', { picture: await signed(photo, '#WeRemember') });
  const swapped = await given('in-review', { picture: await signed(photo, 'HOLOHOAX 1488') });
  const copy = await given('in-review', {
    picture: await sharp(await signed(photo, '#WeRemember'))
      .jpeg({ quality: 40 })
      .toBuffer(),
  });
  const { members, compared } = await sheetOf(await clusterOf(first.id), moderator.id);
  expect(compared).toBe(first.id);
  const differs = new Map(members.map((one) => [one.id, one.differs]));
  expect(differs.get(copy.id)).toBeNull();
  const { area } = differs.get(swapped.id)!;
  if (!area) throw new Error('no place was told');
  // The words stand at 250 to 550 of 800 and 380 to 490 of 600.
  expect(area.left).toBeGreaterThan(0.25);
  expect(area.left + area.width).toBeLessThan(0.75);
  expect(area.top).toBeGreaterThan(0.57);
  expect(area.top + area.height).toBeLessThan(0.88);
  const similar = (await similarTo([first.id])).get(first.id)!;
  expect(similar).toMatchObject({ count: 2, items: [{ id: copy.id }, { id: swapped.id }] });
  expect((await similarTo([(await given('in-review', { picture: await scene(212) })).id])).size).toBe(0);
});

test('neither the sheet nor what stands beside an item tells what somebody is to judge without knowing', async () => {
  const { of, ids } = await several(2, 231);
  const [told, beside] = ids as [SubmissionId, SubmissionId];
  await db.update(submission).set({ email: 'author@example.org' }).where(inArray(submission.id, ids));
  await setMark(told, 'public-figure', 'on', moderator.id);
  await approve(told, moderator.id);
  const shownTo = async (judge: typeof second) => {
    const { members, states } = await sheetOf(of, judge.id);
    const [facts] = await unsaid(judge, await factsOf([await findItem(beside)]));
    const all = [members, facts!.similar!.items, facts!.earlier!.items];
    return { states, told: all.map((items) => items.find(({ id }) => id === told)?.state) };
  };
  const hidden = ['in-review', 'in-review', 'in-review'];
  expect(await shownTo(second)).toEqual({ states: { 'in-review': 2 }, told: hidden });
  const open = ['approved', 'approved', 'approved'];
  expect(await shownTo(moderator)).toEqual({ states: { approved: 1, 'in-review': 1 }, told: open });
});

test('the place of a picture that was erased is taken, before people, by one that is still there', async () => {
  const { of, ids } = await several(3, 216);
  const [first, next, other] = ids as [SubmissionId, SubmissionId, SubmissionId];
  await reject(first, moderator.id, { reason: 'hateful' });
  await asOwner(async (tx) => {
    await tx.execute(sql`alter table statement disable trigger user`);
    await tx.execute(sql`update statement set at = now() - interval '6 months' where submission = ${first}`);
    await tx.execute(sql`alter table statement enable trigger user`);
  });
  await eraseRejected(first);
  const sheet = await sheetOf(of, moderator.id);
  expect([next, other]).toContain(sheet.compared);
  expect(sheet.members.map(({ id }) => id).sort()).toEqual([next, other].sort());
  expect(sheet.members[0]).toMatchObject({ id: sheet.compared, thumb: { name: 'thumb' } });
  expect(sheet.states).toEqual({ 'in-review': 2 });
  expect((await listClusters()).find(({ id }) => id === of)).toMatchObject({ rejected: 1, thumb: { name: 'thumb' } });
  const late = await given('in-review', { picture: await scene(216) });
  expect(await clusterOf(late.id)).toBe(of);
});

test('a story tells the cluster', async () => {
  const { of, ids } = await several(2, 213);
  expect((await storyOf(ids[1]!)).cluster).toMatchObject({ cluster: of });
  expect((await storyOf(ids[1]!)).entries.find(({ kind }) => kind === 'submission.in-review')).toMatchObject({
    detail: { cluster: of },
  });
});
