import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { campaign } from '#db/schema/campaign.ts';
import { decision } from '#db/schema/decision.ts';
import { flag } from '#db/schema/flag.ts';
import { event } from '#db/schema/event.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { verifyRecord } from '../record/verify.ts';
import { findItem } from '../submissions/find.ts';
import { approve, clear } from './decide.ts';
import { factsOf } from './facts.ts';
import { setMark } from './mark.ts';
import { storyOf } from './story.ts';

beforeAll(() => openCampaign());

const seen = { ms: 1_250, width: 312 };
const approving = ({ id, digest }: Pick<Submission, 'id' | 'digest'>, also: Partial<typeof seen> = {}) =>
  approve(id, people.moderator.id, { digest, seen: { ...seen, ...also } });
/** A yes that the domain did not look at. */
const written = (item: Submission, how: object, also: object = {}) =>
  db.insert(decision).values({
    submission: item.id,
    action: 'approve',
    actor: people.moderator.id,
    from: 'in-review',
    to: 'approved',
    digest: item.digest,
    seen: how as typeof seen,
    ...also,
  });

test('what was approved among many says how it was seen, in its story and in the sealed record', async () => {
  const item = await given('in-review');
  await approving(item);
  await clear(item.id, people.second.id, { digest: item.digest, seen: { ms: 2_000, width: 260 } });
  const { entries } = await storyOf(item.id);
  expect(entries.flatMap(({ decision: made }) => (made ? [made.seen] : []))).toEqual([seen, { ms: 2_000, width: 260 }]);
  const events = await db.select().from(event).where(eq(event.submission, item.id));
  expect(events.find(({ kind }) => kind === 'decision.made')?.detail).toMatchObject({ seen });
  await verifyRecord();
});

test('nothing is approved among many that was seen too shortly, too small, or as something else', async () => {
  const item = await given('in-review');
  await expect(approving(item, { ms: 999 })).rejects.toMatchObject({ fault: 'too-short' });
  await expect(approving(item, { width: 259 })).rejects.toMatchObject({ fault: 'too-small' });
  await expect(approving({ ...item, digest: '0'.repeat(64) })).rejects.toThrow('it has changed');
  await expect(approve(item.id, people.moderator.id, { seen })).rejects.toMatchObject({ field: 'digest' });
  expect((await findItem(item.id)).state).toBe('in-review');
});

test('what is held back, is read, has many words or came while the queues are strict is looked at by itself', async () => {
  const alone = 'by itself';
  await expect(approving(await given('in-review', { message: 'the holohoax' }))).rejects.toThrow(alone);
  await expect(approving(await given('in-review', { kind: 'testimony', text: 'I was nine.' }))).rejects.toThrow(alone);
  await expect(approving(await given('in-review', { message: 'We remember. '.repeat(7) }))).rejects.toThrow(alone);
  const item = await given('in-review');
  await db.update(submission).set({ burst: true }).where(eq(submission.id, item.id));
  await expect(approve(item.id, people.lead.id, { digest: item.digest, seen })).rejects.toThrow(alone);
  await db.update(campaign).set({ strictUntil: new Date(Date.now() + 60_000) });
  await expect(approving(await given('in-review'))).rejects.toThrow(alone);
  await db.update(campaign).set({ strictUntil: null });
});

test('what was flagged, or asks for more care, is looked at by itself, and its tile says so', async () => {
  const flagged = await given('in-review');
  await db.insert(flag).values({ submission: flagged.id, reason: 'other', locale: 'en', network: 'one' });
  const marked = await given('in-review');
  await setMark(marked.id, 'public-figure', 'on', people.moderator.id);
  const ofSomebodyYoung = await given('in-review', { minor: true });
  const ofAPartner = await given('in-review', { partner: 'example-org' });
  for (const { id, digest } of [flagged, marked, ofSomebodyYoung, ofAPartner]) {
    await expect(approving({ id, digest })).rejects.toThrow('by itself');
    expect(await factsOf([await findItem(id)])).toMatchObject([{ alone: true }]);
  }
  const notThere = { cause: { constraint: 'decision_in_a_grid_is_of_what_may_be_there' } };
  for (const item of [flagged, marked, ofSomebodyYoung])
    await expect(written(item, seen)).rejects.toMatchObject(notThere);
  const plain = await given('in-review');
  expect(await factsOf([plain])).toMatchObject([{ alone: false }]);
  expect((await approving(plain)).state).toBe('approved');
});

test('the database refuses a yes among many of what was not seen, or may not be there, and a change of it', async () => {
  const item = await given('in-review');
  const short = { cause: { constraint: 'decision_in_a_grid_is_of_what_was_seen' } };
  for (const how of [{ ms: 999, width: 300 }, { ms: 1_000, width: 259 }, { ms: 1_000 }, {}])
    await expect(written(item, how)).rejects.toMatchObject(short);
  const held = await given('in-review', { message: 'the holohoax' });
  await expect(written(held, seen)).rejects.toMatchObject({
    cause: { constraint: 'decision_in_a_grid_is_of_what_may_be_there' },
  });
  await approving(item);
  const change = asOwner((tx) =>
    tx
      .update(decision)
      .set({ seen: { ms: 9_000, width: 312 } })
      .where(eq(decision.submission, item.id)),
  );
  await expect(change).rejects.toMatchObject({ cause: { message: 'decision is append-only' } });
});
