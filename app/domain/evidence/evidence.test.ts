import { createDecipheriv, createHash, randomUUID } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { HoldId, StaffId } from '#db/ids.ts';
import { erasure } from '#db/schema/erasure.ts';
import { event } from '#db/schema/event.ts';
import { evidenceHold } from '#db/schema/evidence.ts';
import { finding } from '#db/schema/finding.ts';
import { rendition } from '#db/schema/rendition.ts';
import { staff } from '#db/schema/staff.ts';
import type { Submission } from '#db/schema/submission.ts';
import { config } from '#app/platform/config.ts';
import { readAll, store } from '#app/platform/store.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { addressesInFolder, takeStoreAway } from '#tests/support/media.ts';
import { photo } from '#tests/support/photos.ts';
import { storyOf } from '../moderation/story.ts';
import { eraseRejected, rejectedToErase } from '../submissions/erase-rejected.ts';
import { erase, toErase } from '../submissions/erase.ts';
import { findItem } from '../submissions/find.ts';
import { viewReceipt } from '../submissions/receipt.ts';
import { renditionsFolder } from '../submissions/rendition.ts';
import { withdraw } from '../submissions/withdraw.ts';
import { readCopy } from './copy.ts';
import { holdEvidence, liftHold, reviewHold } from './hold.ts';
import { allHolds, holdOn, owners } from './holds.ts';

const officer = StaffId.parse(randomUUID());
beforeAll(async () => {
  await openCampaign();
  await db.insert(staff).values({ id: officer, name: 'Test officer', role: 'data-protection' });
});

const ground = 'Article 17(3)(e) of the GDPR: a complaint was filed.';
const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day);
const wanted = { ground, owner: officer, reviewAt: inDays(90) };
const heldOn = (item: Submission) => holdEvidence(item.id, wanted, officer);
const constraint = (name: string) => ({ cause: { constraint: name } });
const lying = () => addressesInFolder(config.DATA_DIR);
const rowOf = async (id: HoldId) => (await db.select().from(evidenceHold).where(eq(evidenceHold.id, id)))[0]!;
const stepsOf = async (id: Submission['id']) =>
  (await storyOf(id)).entries.map(({ kind }) => kind).filter((kind) => kind.startsWith('evidence.'));
/** Erases all that is to be erased by now. */
const eraseAll = async () => {
  for (const { address } of await toErase(100)) await erase(address);
};
/** Makes what triggers hold as old as a test needs it. */
const age = (table: 'statement' | 'evidence_hold', change: ReturnType<typeof sql>) =>
  asOwner(async (tx) => {
    await tx.execute(sql`alter table ${sql.identifier(table)} disable trigger user`);
    await tx.execute(change);
    await tx.execute(sql`alter table ${sql.identifier(table)} enable trigger user`);
  });

test('a copy of the words and of every byte of the picture lies encrypted, and only its key opens it', async () => {
  const picture = await photo({ width: 300, height: 200 });
  const item = await given('in-review', { picture, name: 'Somebody', message: 'A threat, in words' });
  const id = await heldOn(item);
  const { address, keyId, sha256 } = await rowOf(id);
  const sealed = await readAll(address);
  for (const clear of ['Somebody', 'A threat, in words', picture.subarray(0, 24)])
    expect(sealed.includes(clear)).toBe(false);

  const key = Buffer.from(config.EVIDENCE_KEY!, 'base64');
  expect(keyId).toBe(createHash('sha256').update(key).digest('hex').slice(0, 16));
  expect(sealed.subarray(0, 3).toString()).toBe('ZK1');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(3, 15)).setAAD(Buffer.from(id));
  decipher.setAuthTag(sealed.subarray(15, 31));
  const open = Buffer.concat([decipher.update(sealed.subarray(31)), decipher.final()]);
  expect(createHash('sha256').update(open).digest('hex')).toBe(sha256);
  const end = open.indexOf('\n');
  expect(JSON.parse(open.subarray(0, end).toString())).toMatchObject({
    submission: item.id,
    name: 'Somebody',
    message: 'A threat, in words',
    sha256: item.originalSha256,
  });
  expect(open.subarray(end + 1).equals(picture)).toBe(true);
});

test('what lies there cannot be read as another’s, nor once a bit of it was changed', async () => {
  const [one, other] = [await heldOn(await given('in-review')), await heldOn(await given('in-review'))];
  const sealed = await readAll((await rowOf(one)).address);
  await store.put((await rowOf(other)).address, sealed, 'application/octet-stream');
  await expect(readCopy(other)).rejects.toThrow('something else');
  const changed = Buffer.from(sealed);
  changed[changed.length - 1]! ^= 1;
  await store.put((await rowOf(one)).address, changed, 'application/octet-stream');
  await expect(readCopy(one)).rejects.toThrow('was changed');
});

test('a testimony without a picture is kept by its words', async () => {
  const id = await heldOn(await given('in-review', { kind: 'testimony', text: 'What was told, word for word.' }));
  expect((await readCopy(id)).toString()).toContain('What was told, word for word.');
});

test('a withdrawal under a hold takes everything else at once, and her receipt says what is kept', async () => {
  const item = await given('cleared', { name: 'Somebody', message: 'Some words' });
  const id = await heldOn(item);
  const { address } = await rowOf(id);
  await withdraw(item.receipt);
  expect(await findItem(item.id)).toMatchObject({
    state: 'withdrawn',
    name: null,
    message: null,
    original: null,
    originalSha256: null,
    picture: null,
  });
  for (const table of [rendition, finding]) expect(await db.$count(table, eq(table.submission, item.id))).toBe(0);
  await eraseAll();
  const left = (await lying()).filter((one) => one === item.original || one.startsWith(renditionsFolder(item.id)));
  expect(left).toEqual([]);
  expect(await lying()).toContain(address);
  expect((await readCopy(id)).toString('latin1')).toContain('Some words');
  expect((await viewReceipt(item.receipt)).held).toMatchObject({ ground, reviewAt: wanted.reviewAt });
});

test('so does the erasure of what stays rejected', async () => {
  const item = await given('rejected');
  const id = await heldOn(item);
  await age('statement', sql`update statement set at = now() - interval '6 months' where submission = ${item.id}`);
  expect(await rejectedToErase(100)).toContainEqual({ submission: item.id });
  await eraseRejected(item.id);
  await eraseAll();
  expect(await lying()).not.toContain(item.original);
  expect((await readCopy(id)).length).toBeGreaterThan(1_000);
});

test('once it is lifted the copy is erased, and the journal tells every step', async () => {
  const item = await given('in-review');
  const id = await heldOn(item);
  await reviewHold(id, inDays(30), officer);
  await liftHold(id, officer);
  expect((await rowOf(id)).erasedAt).toBeNull();
  await eraseAll();
  expect((await rowOf(id)).erasedAt).toEqual(expect.any(Date));
  expect(await lying()).not.toContain((await rowOf(id)).address);
  expect(await stepsOf(item.id)).toEqual(['evidence.held', 'evidence.reviewed', 'evidence.lifted', 'evidence.erased']);
  expect((await viewReceipt(item.receipt)).held).toBeNull();
  await expect(liftHold(id, officer)).rejects.toThrow('no such hold stands');
  await heldOn(item);
});

test('one hold stands on an item at a time, and none on what is gone', async () => {
  const item = await given('in-review');
  const before = await lying();
  await heldOn(item);
  await expect(heldOn(item)).rejects.toThrow('stands on it already');
  await eraseAll();
  expect((await lying()).length, 'the second copy does not stay').toBe(before.length + 1);
  await expect(heldOn(await given('withdrawn'))).rejects.toThrow('nothing of it is left');
});

test('while the store is away nothing is held, and no copy stays behind', async () => {
  const item = await given('in-review');
  const bringBack = takeStoreAway();
  await expect(heldOn(item)).rejects.toThrow('media folder');
  bringBack();
  expect(await holdOn(item.id)).toBeNull();
  const [asked] = await db.select().from(erasure).orderBy(desc(erasure.askedAt)).limit(1);
  expect(asked).toMatchObject({ address: expect.stringMatching(/^evidence\//), retryAfter: null });
  await eraseAll();
});

test('a hold needs its ground, an owner of data protection and a day within six months', async () => {
  const { id } = await given('in-review');
  const hold = (also: Partial<typeof wanted>) => holdEvidence(id, { ...wanted, ...also }, officer);
  const fault = (field: string, name: string) => ({ field, fault: name });
  await expect(hold({ ground: 'because' })).rejects.toMatchObject(fault('ground', 'required'));
  await expect(hold({ ground: 'x'.repeat(1001) })).rejects.toMatchObject(fault('ground', 'too-long'));
  await expect(hold({ owner: people.lead.id })).rejects.toMatchObject(fault('owner', 'unknown'));
  await expect(hold({ reviewAt: inDays(-1) })).rejects.toMatchObject(fault('review', 'past'));
  await expect(hold({ reviewAt: inDays(190) })).rejects.toMatchObject(fault('review', 'too-late'));
  expect(await holdOn(id)).toBeNull();
  expect((await owners()).map((one) => one.id)).toEqual([officer]);
});

test('those whose day has passed come first and say so, and a review gives them another day', async () => {
  const [late, early] = [await heldOn(await given('in-review')), await heldOn(await given('in-review'))];
  await age('evidence_hold', sql`update evidence_hold set review_at = now() - interval '1 day' where id = ${late}`);
  const [first, ...others] = await allHolds();
  expect(first).toMatchObject({ id: late, overdue: true, owner: 'Test officer', ground });
  expect(others.find(({ id }) => id === early)).toMatchObject({ overdue: false });
  await expect(reviewHold(late, inDays(190), officer)).rejects.toMatchObject({ fault: 'too-late' });
  await reviewHold(late, inDays(30), officer);
  expect((await allHolds()).filter(({ overdue }) => overdue)).toEqual([]);
});

test('the database refuses a hold of others, too long, lifted from the start, changed or deleted', async () => {
  const item = await given('in-review');
  const id = HoldId.parse(randomUUID());
  const row = {
    id,
    submission: item.id,
    ground,
    owner: officer,
    reviewAt: inDays(10),
    address: `evidence/${id}`,
    keyId: 'test',
    sha256: 'f'.repeat(64),
    setBy: officer,
  };
  const insert = (also: Partial<typeof evidenceHold.$inferInsert>) =>
    db.insert(evidenceHold).values({ ...row, ...also });
  const other = people.admin.id;
  await expect(insert({ owner: other })).rejects.toMatchObject(constraint('evidence_hold_is_of_who_may'));
  await expect(insert({ setBy: other })).rejects.toMatchObject(constraint('evidence_hold_is_of_who_may'));
  await expect(insert({ reviewAt: inDays(190) })).rejects.toMatchObject(constraint('evidence_hold_review'));
  await expect(insert({ reviewAt: inDays(-1) })).rejects.toMatchObject(constraint('evidence_hold_review'));
  await expect(insert({ ground: 'because' })).rejects.toMatchObject(constraint('evidence_hold_ground'));
  await expect(insert({ address: item.original! })).rejects.toMatchObject(constraint('evidence_hold_address'));
  const lifted = { liftedAt: new Date(), liftedBy: officer };
  await expect(insert(lifted)).rejects.toMatchObject(constraint('evidence_hold_begins_standing'));

  await heldOn(item);
  await expect(insert({})).rejects.toMatchObject(constraint('evidence_hold_standing'));
  const its = eq(evidenceHold.submission, item.id);
  const appendOnly = { cause: { message: 'evidence_hold is append-only' } };
  const change = (to: Partial<typeof evidenceHold.$inferInsert>) =>
    asOwner((tx) => tx.update(evidenceHold).set(to).where(its));
  await expect(change({ ground: 'Another ground altogether' })).rejects.toMatchObject(appendOnly);
  await expect(change({ erasedAt: new Date() })).rejects.toMatchObject(constraint('evidence_hold_lifted'));
  await expect(change({ ...lifted, liftedBy: other })).rejects.toMatchObject(constraint('evidence_hold_is_of_who_may'));
  await expect(asOwner((tx) => tx.delete(evidenceHold).where(its))).rejects.toMatchObject(appendOnly);
  await change(lifted);
  await expect(change({ liftedAt: null, liftedBy: null })).rejects.toMatchObject(appendOnly);
});

test('nor does it let anybody ask for the copy of a standing hold to be erased', async () => {
  const { address } = await rowOf(await heldOn(await given('in-review')));
  for (const asked of [address, 'evidence/'])
    await expect(db.insert(erasure).values({ address: asked })).rejects.toMatchObject(
      constraint('erasure_spares_evidence'),
    );
});

test('the journal says who held it and by which key, and no word of why', async () => {
  const item = await given('in-review');
  await heldOn(item);
  const [held] = await db
    .select()
    .from(event)
    .where(eq(event.kind, 'evidence.held'))
    .orderBy(desc(event.number))
    .limit(1);
  expect(held).toMatchObject({ submission: item.id, actor: officer, detail: { owner: officer } });
  expect(JSON.stringify(held)).not.toContain('GDPR');
});
