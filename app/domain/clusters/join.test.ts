import sharp from 'sharp';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import type { ClusterId, SubmissionId } from '#db/ids.ts';
import { cluster, clusterMember } from '#db/schema/cluster.ts';
import { fingerprint } from '#db/schema/fingerprint.ts';
import type { Submission } from '#db/schema/submission.ts';
import { render } from '#app/platform/images.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { faint, scene, signed } from '#tests/support/scenes.ts';
import { everyVariantOf, variants } from '#tests/support/variants.ts';
import { fingerprintsOf } from '../examination/fingerprints.ts';
import { record } from '../journal.ts';
import { appealAgainst, overturn, uphold } from '../moderation/appeal.ts';
import { reject, undo } from '../moderation/decide.ts';
import { examine } from '../submissions/examine.ts';
import { withdraw } from '../submissions/withdraw.ts';
import { join } from './join.ts';
import { looksOf } from './looks.ts';

const { moderator, second } = people;
beforeAll(() => openCampaign());

async function clusterOf({ id }: { id: SubmissionId }): Promise<ClusterId | undefined> {
  const [member] = await db.select().from(clusterMember).where(eq(clusterMember.submission, id));
  return member?.cluster;
}
const clustersOf = async (items: { id: SubmissionId }[]) => new Set(await Promise.all(items.map(clusterOf)));
const recompressed = (picture: Buffer, quality = 50) => sharp(picture).jpeg({ quality }).toBuffer();

test.for(variants)('a picture that comes back %s belongs to its cluster, whichever came first', async ([how, make]) => {
  const seed = 100 + variants.findIndex(([one]) => one === how) * 2;
  const [one, other] = [await scene(seed), await scene(seed + 1)];
  const first = await given('in-review', { picture: one });
  const later = [
    await given('in-review', { picture: await make(other) }),
    await given('in-review', { picture: other }),
  ];
  expect(await clusterOf(await given('in-review', { picture: await make(one) }))).toBe(await clusterOf(first));
  expect((await clustersOf(later)).size).toBe(1);
  expect(await clusterOf(later[0]!)).not.toBe(await clusterOf(first));
});

test('all that can be made of a picture is one cluster', async () => {
  const items: Submission[] = [];
  for (const picture of await everyVariantOf(await scene(1))) items.push(await given('in-review', { picture }));
  const clusters = await clustersOf(items);
  expect(clusters.size).toBe(1);
  expect(clusters).not.toContain(undefined);
});

test('different pictures have clusters of their own, and flat ones none', async () => {
  const items: Submission[] = [];
  for (let seed = 20; seed < 32; seed += 1) items.push(await given('in-review', { picture: await scene(seed) }));
  expect((await clustersOf(items)).size).toBe(items.length);
  expect(await clusterOf(await given('in-review', { picture: await faint() }))).toBeUndefined();
});

test('the same photo with another sign is in the same cluster: the look does not see what a sign says', async () => {
  const photo = await scene(2);
  const said = [await signed(photo, '#WeRemember'), await signed(photo, 'HOLOHOAX 1488')];
  const items = [await given('in-review', { picture: said[0]! }), await given('in-review', { picture: said[1]! })];
  expect((await clustersOf(items)).size).toBe(1);
});

test('pictures that come at once form one cluster', async () => {
  const picture = await scene(3);
  const waiting = await Promise.all(
    [30, 40, 50, 60, 70, 80].map(async (quality) =>
      given('received', { picture: await recompressed(picture, quality) }),
    ),
  );
  await Promise.all(waiting.map(({ id }) => examine(id, AbortSignal.timeout(20_000))));
  expect((await clustersOf(waiting)).size).toBe(1);
});

test('of two that join at the same moment the second waits for the first, and meets it', async () => {
  const picture = await scene(11);
  const [one, other] = [await given('received', { picture }), await given('received', { picture })];
  const { small, pixels } = await render(picture, AbortSignal.timeout(20_000));
  const looks = looksOf(small);
  let joined!: () => void;
  let goOn!: () => void;
  const hasJoined = new Promise<void>((done) => (joined = done));
  const mayGoOn = new Promise<void>((done) => (goOn = done));
  const first = db.transaction(async (tx) => {
    await tx.insert(fingerprint).values(fingerprintsOf({ pixels }).map((part) => ({ ...part, submission: one.id })));
    const of = (await join(tx, one.id, looks))!.cluster;
    await record(tx, { kind: 'submission.in-review', submission: one.id, detail: { cluster: of } });
    joined();
    await mayGoOn;
    return of;
  });
  await hasJoined;
  const second = db.transaction(async (tx) => (await join(tx, other.id, looks))!.cluster);
  const waiting = sql`select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`;
  try {
    await expect.poll(async () => (await db.execute(waiting)).rows.length).toBe(1);
  } finally {
    goOn();
  }
  expect(await second).toBe(await first);
});

test('a chain of likenesses makes no cluster of it all: each looks like the representative', async () => {
  const picture = await scene(4);
  const { width, height } = await sharp(picture).metadata();
  /** Its left part, an off-centre cut that no variant undoes. */
  const cutTo = (share: number) =>
    sharp(picture)
      .extract({ left: 0, top: 0, width: Math.round(width * share), height })
      .jpeg()
      .toBuffer();
  const shares = [1, 0.985, 0.97, 0.955, 0.94, 0.925, 0.91, 0.895, 0.88, 0.865];
  const items: Submission[] = [];
  for (const share of shares) items.push(await given('in-review', { picture: await cutTo(share) }));
  expect(await clusterOf(items[1]!)).toBe(await clusterOf(items[0]!));
  expect(await clusterOf(items.at(-1)!)).not.toBe(await clusterOf(items[0]!));
});

test('what is withdrawn leaves, another takes its place, and the last one’s cluster ends', async () => {
  const picture = await scene(5);
  const [first, second] = [
    await given('in-review', { picture }),
    await given('in-review', { picture: await recompressed(picture) }),
  ];
  const of = (await clusterOf(first))!;
  await withdraw(first.receipt);
  expect(await clusterOf(first)).toBeUndefined();
  expect(await db.select().from(cluster).where(eq(cluster.id, of))).toMatchObject([{ representative: second.id }]);
  const third = await given('in-review', { picture: await sharp(picture).flop().jpeg().toBuffer() });
  expect(await clusterOf(third)).toBe(of);
  for (const { receipt } of [second, third]) await withdraw(receipt);
  expect(await db.$count(cluster, eq(cluster.id, of))).toBe(0);
  const fresh = await given('in-review', { picture });
  expect(await clusterOf(fresh)).not.toBe(of);
});

test('what looks like something that was rejected as hateful is held when it comes, and not after an undo', async () => {
  const picture = await scene(6);
  const vile = await given('in-review', { picture });
  await reject(vile.id, moderator.id, { reason: 'hateful' });
  const held = await given('in-review', { picture: await sharp(picture).flop().jpeg().toBuffer() });
  expect(held).toMatchObject({ state: 'in-review', risk: 2 });
  expect(held.dueAt!.getTime() - held.receivedAt.getTime()).toBeLessThan(16 * 60_000);
  await undo(vile.id, moderator.id);
  expect(await given('in-review', { picture: await recompressed(picture) })).toMatchObject({ risk: 0 });
});

test('what was rejected for a lesser reason holds nothing back', async () => {
  const picture = await scene(7);
  await reject((await given('in-review', { picture })).id, moderator.id, { reason: 'unclear' });
  expect(await given('in-review', { picture: await recompressed(picture) })).toMatchObject({ risk: 0 });
});

test('while another member stands rejected for something grave, an undo changes nothing', async () => {
  const picture = await scene(8);
  const both = [
    await given('in-review', { picture }),
    await given('in-review', { picture: await recompressed(picture) }),
  ];
  for (const { id } of both) await reject(id, moderator.id, { reason: 'hateful' });
  await undo(both[0]!.id, moderator.id);
  expect(await given('in-review', { picture: await recompressed(picture, 70) })).toMatchObject({ risk: 2 });
});

test('a rejection that an appeal has upheld still holds back what looks like it', async () => {
  const picture = await scene(20);
  const [stands, other] = [
    await given('in-review', { picture }),
    await given('in-review', { picture: await recompressed(picture) }),
  ];
  for (const { id } of [stands, other]) await reject(id, moderator.id, { reason: 'hateful' });
  await appealAgainst(stands.receipt, 'Look again.');
  await uphold(stands.id, second.id, 'We did.');
  await undo(other.id, moderator.id);
  expect(await given('in-review', { picture: await recompressed(picture, 70) })).toMatchObject({ risk: 2 });
});

test('a rejection that an appeal has overturned holds nothing back any more', async () => {
  const picture = await scene(21);
  const innocent = await given('in-review', { picture });
  await reject(innocent.id, moderator.id, { reason: 'hateful' });
  await appealAgainst(innocent.receipt, 'It is my grandmother.');
  await overturn(innocent.id, second.id, 'You are right.');
  expect(await given('in-review', { picture: await recompressed(picture) })).toMatchObject({ risk: 0 });
});

test('the database lets nothing represent a cluster that is not in it', async () => {
  const [one, other] = [
    await given('in-review', { picture: await scene(9) }),
    await given('in-review', { picture: await scene(10) }),
  ];
  await withdraw(other.receipt);
  await expect(
    db.update(cluster).set({ representative: other.id }).where(eq(cluster.representative, one.id)),
  ).rejects.toMatchObject({ cause: { constraint: 'cluster_representative_is_a_member' } });
});
