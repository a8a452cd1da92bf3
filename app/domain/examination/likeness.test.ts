import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { and, eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { BankEntryId, SubmissionId } from '#db/ids.ts';
import { bankEntry, bankHash } from '#db/schema/bank.ts';
import { finding } from '#db/schema/finding.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { faint, scene, signed } from '#tests/support/scenes.ts';
import { variants } from '#tests/support/variants.ts';
import { disableBank, enableBank, makeBank } from './banks/bank.ts';
import { addEntry, confirmEntry, disableEntry, enableEntry } from './banks/entry.ts';
import { withdraw } from '../submissions/withdraw.ts';

const { moderator, second } = people;
const hateful = await scene(1);
let entry: BankEntryId;

beforeAll(async () => {
  await openCampaign();
  await makeBank({ slug: 'hateful', name: 'Hateful pictures', mode: 'route', partner: null }, moderator.id);
  entry = await addEntry('hateful', (await given('in-review', { picture: hateful })).id, moderator.id);
});

/** What the check finds in a picture that somebody sends. */
const foundIn = async (picture: Buffer) => findingsOf((await given('in-review', { picture })).id);
const findingsOf = (id: SubmissionId) =>
  db
    .select({ severity: finding.severity, evidence: finding.evidence })
    .from(finding)
    .where(and(eq(finding.submission, id), eq(finding.check, 'picture.likeness')));

/** A bank of its own with one picture in it. */
async function bankOf(slug: string, mode: 'observe' | 'route' | 'block', picture: Buffer): Promise<BankEntryId> {
  await makeBank({ slug, name: slug, mode, partner: null }, moderator.id);
  return addEntry(slug, (await given('in-review', { picture })).id, moderator.id);
}

test.for(variants)('a picture of a bank comes back %s, and waits for a person', async ([, make]) => {
  const found = await foundIn(await make(hateful));
  expect(found).toMatchObject([{ severity: 'hold', evidence: { bank: 'hateful', entry } }]);
  expect(found[0]!.evidence.distance).toBeLessThanOrEqual(31);
});

test('another picture is not one of a bank, and of a flat one nothing is said', async () => {
  expect(await foundIn(await scene(2))).toEqual([]);
  const flat = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#777777' } })
    .jpeg()
    .toBuffer();
  await bankOf('flat', 'route', flat);
  expect(await foundIn(await sharp(flat).jpeg({ quality: 60 }).toBuffer())).toEqual([]);
});

/** Says of all its hashes how much there was to look at; the index hears of it. */
async function setQuality(of: BankEntryId, quality: number): Promise<void> {
  await db.update(bankHash).set({ quality }).where(eq(bankHash.entry, of));
  await disableEntry(of, moderator.id);
  await enableEntry(of, moderator.id);
}

test('nothing is said by a hash below quality 50, be it the bank’s or the picture’s', async () => {
  const [picture, gradient] = [await scene(10), await faint()];
  const [poor, rich] = [await bankOf('poor', 'route', picture), await bankOf('rich', 'route', gradient)];
  const again = await sharp(picture).jpeg({ quality: 60 }).toBuffer();
  expect(await foundIn(again)).toMatchObject([{ evidence: { entry: poor } }]);
  await setQuality(poor, 49);
  expect(await foundIn(again)).toEqual([]);
  await setQuality(rich, 100);
  expect(await foundIn(await sharp(gradient).jpeg({ quality: 95 }).toBuffer())).toEqual([]);
});

test('the same photo with another sign waits too: a likeness asks for a look, and judges nothing', async () => {
  const photo = await scene(3);
  await bankOf('signs', 'block', await signed(photo, 'HOLOHOAX 1488'));
  const found = await foundIn(await signed(photo, '#WeRemember'));
  expect(found).toMatchObject([{ severity: 'hold', evidence: { bank: 'signs' } }]);
});

test('a bank that observes only tells', async () => {
  const picture = await scene(4);
  await bankOf('observing', 'observe', picture);
  const changed = await sharp(picture).jpeg({ quality: 40 }).toBuffer();
  expect(await foundIn(changed)).toMatchObject([{ severity: 'info', evidence: { bank: 'observing' } }]);
  expect(await foundIn(picture)).toMatchObject([{ severity: 'info', evidence: { bank: 'observing', equal: true } }]);
});

test('what is less than the same is similar, and no more is said', async () => {
  const picture = await scene(5);
  const similar = await bankOf('similar', 'route', picture);
  const [whole] = await db
    .select()
    .from(bankHash)
    .where(and(eq(bankHash.entry, similar), eq(bankHash.place, 0)));
  // Every variant goes, but for one that differs in 45 bits.
  const other = whole!.pdq.replace(/^.{45}/, (bits) => [...bits].map((bit) => (bit === '0' ? '1' : '0')).join(''));
  await db.update(bankHash).set({ pdq: other }).where(eq(bankHash.entry, similar));
  await disableEntry(similar, moderator.id);
  await enableEntry(similar, moderator.id);
  const [found] = await foundIn(await sharp(picture).jpeg({ quality: 90 }).toBuffer());
  expect(found).toMatchObject({ severity: 'info', evidence: { bank: 'similar', part: 'whole' } });
  expect(found!.evidence.distance).toBeGreaterThan(31);
});

test('a disabled entry or bank says nothing, until it is enabled again', async () => {
  const picture = await scene(6);
  const [one, changed] = [
    await bankOf('resting', 'block', picture),
    await sharp(picture).jpeg({ quality: 50 }).toBuffer(),
  ];
  const both = async () => [...(await foundIn(picture)), ...(await foundIn(changed))].map(({ severity }) => severity);
  expect(await both()).toEqual(['hold', 'hold']);
  await disableEntry(one, second.id);
  expect(await both()).toEqual([]);
  await enableEntry(one, second.id);
  expect(await both()).toEqual(['hold', 'hold']);
  await disableBank('resting', second.id);
  expect(await both()).toEqual([]);
  await enableBank('resting', second.id);
  expect(await both()).toEqual(['hold', 'hold']);
});

test('equal bytes are blocked once two people say so, and by a bank that blocks alone', async () => {
  const picture = await scene(7);
  const [blocking, routing] = [await bankOf('blocking', 'block', picture), await bankOf('routing', 'route', picture)];
  expect((await foundIn(picture)).map(({ severity }) => severity)).toEqual(['hold', 'hold']);
  await confirmEntry(blocking, second.id);
  await confirmEntry(routing, second.id);
  const found = await foundIn(picture);
  expect(found).toHaveLength(2);
  expect(found).toContainEqual({ severity: 'block', evidence: { bank: 'blocking', entry: blocking, equal: true } });
  expect(found).toContainEqual({ severity: 'hold', evidence: { bank: 'routing', entry: routing, equal: true } });
  const changed = await sharp(picture).jpeg({ quality: 50 }).toBuffer();
  expect((await foundIn(changed)).map(({ severity }) => severity)).toEqual(['hold', 'hold']);
});

test('what one person added goes with its withdrawal, and what two found hateful stays', async () => {
  await makeBank({ slug: 'leaving', name: 'Leaving', mode: 'route', partner: null }, moderator.id);
  const [alone, agreed] = [await scene(8), await scene(9)];
  const sent = [await given('in-review', { picture: alone }), await given('in-review', { picture: agreed })] as const;
  await addEntry('leaving', sent[0].id, moderator.id);
  await confirmEntry(await addEntry('leaving', sent[1].id, moderator.id), second.id);
  expect((await foundIn(alone)).concat(await foundIn(agreed))).toHaveLength(2);
  for (const { receipt } of sent) await withdraw(receipt);
  expect(await foundIn(alone)).toEqual([]);
  expect(await foundIn(agreed)).toMatchObject([{ severity: 'hold', evidence: { bank: 'leaving' } }]);
  expect(await db.$count(bankEntry, eq(bankEntry.sourceSubmission, sent[0].id))).toBe(0);
  expect(await findingsOf(sent[1].id)).toEqual([]);
});
