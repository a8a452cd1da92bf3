import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { campaign } from '#db/schema/campaign.ts';
import { event } from '#db/schema/event.ts';
import { submission } from '#db/schema/submission.ts';
import { trace } from '#db/schema/trace.ts';
import { approve, clear, reject } from '#app/domain/moderation/decide.ts';
import { claimNext, waiting } from '#app/domain/moderation/queue.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { publishedPage } from '#app/domain/submissions/published.ts';
import { withdraw } from '#app/domain/submissions/withdraw.ts';
import { openCampaign, people } from '#tests/support/campaign.ts';
import { endBurst, strictUntil } from './strict.ts';
import { hasToWeigh, weighBursts } from './weigh.ts';
import { wordsDigest } from './words-digest.ts';

const { moderator, second, lead } = people;
beforeAll(() => openCampaign({ eyes: 1 }));
beforeEach(async () => {
  await db.delete(trace);
  await db.update(campaign).set({ strictUntil: null });
});

/** One that came: when, in minutes ago, from where, with which words. */
interface Came {
  minutesAgo: number;
  network: string;
  words: string | null;
}

/** Submissions that wait for a first look, as they came; by one statement, since there are thousands. */
async function came(all: Came[]): Promise<SubmissionId[]> {
  const { rows } = await db.execute<{ id: SubmissionId }>(sql`
    with given as (
      select gen_random_uuid() as id, * from unnest(
        ${sql.param(all.map(({ minutesAgo }) => minutesAgo))}::float8[],
        ${sql.param(all.map(({ network }) => network))}::text[],
        ${sql.param(all.map(({ words }) => wordsDigest(words)))}::text[],
        ${sql.param(all.map(({ words }) => words ?? '-'))}::text[]) as it (minutes, network, digest, words)),
    kept as (
      insert into submission (id, receipt, campaign, eyes, kind, country, locale, message, examination, due_at, received_at)
      select id, id::text, 'test', 1, 'message', 'FR', 'en', words, 'examined', now(), now() - make_interval(secs => minutes * 60)
      from given),
    agreed as (
      insert into consent (submission, purpose, given, text_version, locale)
      select id, 'site', true, '1', 'en' from given)
    insert into trace (submission, at, network, words)
    select id, now() - make_interval(secs => minutes * 60), network, digest from given returning submission as id`);
  while (await hasToWeigh()) await weighBursts();
  return rows.map(({ id }) => id);
}
const inBurst = (ids: SubmissionId[]) =>
  db.$count(submission, and(inArray(submission.id, ids), eq(submission.burst, true)));
const many = (count: number, one: (index: number) => Came) => Array.from({ length: count }, (_, index) => one(index));

/** Numbers from 0 to 1, the same ones each time (Numerical Recipes, 1992). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

describe('what is ordinary', () => {
  test('a school class of thirty behind one address, in an afternoon or in ten minutes, with the same words', async () => {
    const afternoon = many(30, (index) => ({ minutesAgo: 200 - index * 6, network: 'school', words: 'Never again!' }));
    const lesson = many(30, (index) => ({ minutesAgo: index / 3, network: 'other school', words: 'Never again!' }));
    expect(await inBurst(await came([...afternoon, ...lesson]))).toBe(0);
    expect(await strictUntil()).toBeNull();
  });

  test('a hall of a hundred and twenty with words of their own', async () => {
    const hall = many(120, (index) => ({ minutesAgo: index / 12, network: 'hall', words: `For my family, ${index}` }));
    expect(await inBurst(await came(hall))).toBe(0);
  });

  test(
    'ten thousand in a day, as chance has it, a tenth of them of one carrier and a fifth saying the same',
    { timeout: 120_000 },
    async () => {
      const next = numbers(7);
      const day: Came[] = [];
      for (let minutesAgo = 24 * 60; ;) {
        minutesAgo -= (-Math.log(1 - next()) * 24 * 60) / 10_000;
        if (minutesAgo < 0) break;
        const carrier = next() < 0.1 ? 'carrier' : `network ${Math.floor(3_000 * next() ** 3)}`;
        const words = next() < 0.2 ? 'Never again' : next() < 0.3 ? null : `words ${day.length}`;
        day.push({ minutesAgo, network: carrier, words });
      }
      expect(day.length).toBeGreaterThan(9_500);
      expect(await inBurst(await came(day))).toBe(0);
      expect(await strictUntil()).toBeNull();
    },
  );
});

describe('what is a burst', () => {
  const raid = (count: number) =>
    many(count, (index) => ({
      minutesAgo: (index * 10) / count,
      network: 'one network',
      words: ['They lied', 'THEY LIED!', 'they… lied'][index % 3]!,
    }));

  test('three hundred with the same words from one network in ten minutes: all of them wait for a lead', async () => {
    const before = await came([{ minutesAgo: 3, network: 'elsewhere', words: 'For my grandmother' }]);
    const ids = await came(raid(300));
    expect(await inBurst(ids)).toBe(300);
    expect(await inBurst(before)).toBe(0);
    expect((await strictUntil())!.getTime() - Date.now()).toBeGreaterThan(119 * 60_000);
    const told = await db.select().from(event).where(eq(event.kind, 'campaign.burst'));
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]!.detail).toMatchObject({ campaign: 'test' });

    expect((await waiting(moderator)).burst).toBeUndefined();
    expect((await waiting(lead)).burst).toBeGreaterThanOrEqual(300);
    expect(await claimNext(moderator, 'burst', 9)).toEqual([]);
    const claimed = await claimNext(moderator, 'review', 50);
    expect(claimed.filter(({ id }) => ids.includes(id))).toEqual([]);
    expect(await claimNext(lead, 'burst', 9)).toHaveLength(9);
    await expect(approve(ids[0]!, moderator.id)).rejects.toThrow('no lane of hers');
    await expect(reject(ids[0]!, moderator.id, { reason: 'hateful' })).rejects.toThrow('no lane of hers');
    expect(await reject(ids[0]!, lead.id, { reason: 'hateful' })).toMatchObject({ state: 'rejected' });

    await endBurst(lead.id);
    expect(await strictUntil()).toBeNull();
    expect(await inBurst(ids)).toBe(1); // the one that a lead has rejected
    expect(await approve(ids[1]!, moderator.id)).toMatchObject({ state: 'approved', strict: true });
    await expect(clear(ids[1]!, moderator.id), 'still two people').rejects.toThrow('another person');
  });

  test('the same words from everywhere', async () => {
    const ids = await came(
      many(90, (index) => ({ minutesAgo: index / 9, network: `network ${index}`, words: 'They lied' })),
    );
    expect(await inBurst(ids)).toBe(90);
  });

  test('one network that sends more than all usually do, whatever it says', async () => {
    const ids = await came(many(160, (index) => ({ minutesAgo: index / 16, network: 'one', words: `words ${index}` })));
    expect(await inBurst(ids)).toBe(160);
  });

  test('what came slowly before it is no part of it', async () => {
    const early = many(5, (index) => ({ minutesAgo: 60 + index, network: 'one network', words: 'They lied' }));
    const ids = await came([...early, ...raid(60)]);
    expect(await inBurst(ids)).toBe(60);
  });
});

test('while the queues are strict one look is not enough, for pages and walls alike', async () => {
  const [lone, before] = await came([
    { minutesAgo: 1, network: 'a', words: 'one' },
    { minutesAgo: 1, network: 'b', words: 'two' },
  ]);
  await approve(before!, moderator.id);
  await came(many(60, (index) => ({ minutesAgo: index / 6, network: 'raid', words: 'They lied' })));
  await approve(lone!, moderator.id);
  const shown = async () => (await publishedPage({ limit: 500 })).map(({ id }) => id);
  expect(await shown()).toContain(before);
  expect(await shown()).not.toContain(lone);
  await expect(clear(lone!, moderator.id)).rejects.toThrow('another person');
  const { digest } = await findItem(lone!);
  await expect(
    db
      .update(submission)
      .set({ clearance: 'cleared', clearedBy: moderator.id, clearedDigest: digest, clearedAt: new Date() })
      .where(eq(submission.id, lone!)),
  ).rejects.toMatchObject({ cause: { constraint: 'submission_strict_takes_two_people' } });
  expect((await claimNext(moderator, 'clear', 50)).map(({ id }) => id)).not.toContain(lone);
  await clear(lone!, second.id);
  expect(await shown()).toContain(lone);
  await clear(before!, moderator.id);
});

test('strictness ends by itself', async () => {
  await db.update(campaign).set({ strictUntil: sql`now() - interval '1 second'` });
  expect(await strictUntil()).toBeNull();
  const [id] = await came([{ minutesAgo: 1, network: 'a', words: 'one' }]);
  expect(await approve(id!, moderator.id)).toMatchObject({ strict: false });
});

test('traces are forgotten after eight days, and with what is taken back', async () => {
  const [old, young, gone] = await came([
    { minutesAgo: 8 * 24 * 60 - 1, network: 'a', words: 'one' },
    { minutesAgo: 1, network: 'a', words: 'two' },
    { minutesAgo: 1, network: 'a', words: 'three' },
  ]);
  await withdraw(gone!);
  await db
    .update(trace)
    .set({ at: sql`${trace.at} - interval '2 minutes'` })
    .where(eq(trace.submission, old!));
  expect(await hasToWeigh()).toBe(true);
  await weighBursts();
  expect(await db.select({ id: trace.submission }).from(trace)).toEqual([{ id: young }]);
});

test('the same words are the same however they are written', () => {
  expect(wordsDigest('Never  again!', null)).toBe(wordsDigest('NEVER AGAIN'));
  expect(wordsDigest('Plus jamais ça')).toBe(wordsDigest('plus jamais ca'));
  expect(wordsDigest('one')).not.toBe(wordsDigest('two'));
  expect(wordsDigest(' … ', null)).toBeNull();
});
