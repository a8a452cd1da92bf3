import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { fingerprint } from '#db/schema/fingerprint.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { scene } from '#tests/support/scenes.ts';
import { withdraw } from '../../submissions/withdraw.ts';
import { HashIndex } from './hash-index.ts';
import { neighbours } from './neighbours.ts';

describe('an index of hashes', () => {
  const zero = new Uint8Array(32);
  /** A hash in which the first `bits` bits are set. */
  const set = (bits: number) =>
    Uint8Array.from({ length: 32 }, (_, at) => 256 - 2 ** (8 - Math.min(8, Math.max(0, bits - at * 8))));

  test('answers each id once, the nearest first, as far and as many as asked for', () => {
    const index = new HashIndex();
    const [far, near, middle] = [randomUUID(), randomUUID(), randomUUID()];
    for (const [id, bits] of [
      [far, 61],
      [near, 30],
      [near, 3],
      [middle, 31],
    ] as const)
      index.add(id, set(bits));
    expect(index.near(zero, 60, 9)).toEqual([
      { id: near, distance: 3 },
      { id: middle, distance: 31 },
    ]);
    expect(index.near(zero, 30, 9)).toEqual([{ id: near, distance: 3 }]);
    expect(index.near(zero, 256, 1)).toEqual([{ id: near, distance: 3 }]);
    expect(index.near(set(256), 195, 9)).toEqual([{ id: far, distance: 195 }]);
  });

  test('finds the nearest among many, whatever their order', () => {
    const index = new HashIndex();
    const ids = Array.from({ length: 5000 }, () => randomUUID());
    for (const [at, id] of ids.entries()) index.add(id, set(200 - (at % 200)));
    const found = index.near(zero, 100, 30);
    expect(found.map(({ distance }) => distance)).toEqual([...Array(25).fill(1), ...Array(5).fill(2)]);
  });

  test('forgets what is removed, and nothing else', () => {
    const index = new HashIndex();
    const ids = Array.from({ length: 3000 }, () => randomUUID());
    for (const id of ids) for (const bits of [1, 2]) index.add(id, set(bits));
    index.remove(ids.filter((_, at) => at % 3 > 0));
    const left = new Set(index.near(zero, 9, 5000).map(({ id }) => id));
    expect(left).toEqual(new Set(ids.filter((_, at) => at % 3 === 0)));
  });
});

describe('neighbours of a picture', () => {
  beforeAll(() => openCampaign());
  const pdqOf = async (id: SubmissionId) =>
    (
      await db
        .select()
        .from(fingerprint)
        .where(and(eq(fingerprint.submission, id), eq(fingerprint.part, 'whole')))
    )[0]!.pdq;

  test('are those that were sent by now, and no longer those that were taken back', async () => {
    const picture = await scene(1);
    const first = await given('in-review', { picture });
    await given('in-review', { picture: await scene(2) });
    const pdq = await pdqOf(first.id);
    expect(await neighbours(pdq, 31, 10)).toEqual([{ submission: first.id, part: 'whole', distance: 0 }]);

    const again = await given('approved', { picture: await sharp(picture).jpeg({ quality: 40 }).toBuffer() });
    const border = { top: 40, bottom: 40, left: 40, right: 40, background: '#ffffff' };
    const framed = await given('in-review', { picture: await sharp(picture).extend(border).jpeg().toBuffer() });
    const found = await neighbours(pdq, 31, 10);
    expect(new Set(found.map(({ submission, part }) => `${submission} ${part}`))).toEqual(
      new Set([`${first.id} whole`, `${again.id} whole`, `${framed.id} trimmed`]),
    );
    expect(await neighbours(pdq, 31, 1)).toHaveLength(1);

    await withdraw(first.receipt);
    expect((await neighbours(pdq, 31, 10)).map(({ submission }) => submission)).not.toContain(first.id);
  });

  test('are never flat pictures, which all look alike', async () => {
    const flat = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#777' } })
      .jpeg()
      .toBuffer();
    const { id } = await given('in-review', { picture: flat });
    expect(await neighbours(await pdqOf(id), 256, 10)).not.toContainEqual(expect.objectContaining({ submission: id }));
  });
});
