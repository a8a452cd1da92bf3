import { execFileSync } from 'node:child_process';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { event } from '#db/schema/event.ts';
import { checkRun, finding } from '#db/schema/finding.ts';
import { submission } from '#db/schema/submission.ts';
import { closeReader } from '#app/platform/reader.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { heldSign } from '#tests/support/signs.ts';
import { approve, clear } from '../moderation/decide.ts';
import { claimNext } from '../moderation/queue.ts';
import { findItem } from './find.ts';
import { read, keepReading, toRead } from './read.ts';
import { withdraw } from './withdraw.ts';

beforeAll(() => openCampaign());
afterEach(() => closeReader());

const patience = () => AbortSignal.timeout(150_000);
const found = (id: SubmissionId) => db.select().from(finding).where(eq(finding.submission, id));
const run = async (id: SubmissionId) =>
  (await db.select().from(checkRun).where(eq(checkRun.submission, id))).find(({ check }) => check === 'picture.words');
const due = async () => (await toRead(100)).map((one) => one.submission);

describe('a picture with a sign', () => {
  test('that denies is held back, with the place of each word', { timeout: 150_000 }, async () => {
    const item = await given('in-review', { unread: true, picture: await heldSign(['HOLOHOAX'], { tilt: -8 }) });
    expect(item.risk).toBe(0);
    await read(item.id, patience());
    const hit = (await found(item.id)).find(({ severity }) => severity === 'hold');
    expect(hit).toMatchObject({ check: 'picture.words', evidence: { field: 'picture', category: 'denial' } });
    const [corners] = hit!.evidence.places as [x: number, y: number][][];
    // The paper's middle is at half the width and two thirds of the height, and the words run upwards.
    const [left, right] = [corners![0]!, corners![1]!];
    expect(left[0]).toBeGreaterThan(0.2);
    expect(right[0]).toBeLessThan(0.8);
    expect(right[1]).toBeLessThan(left[1]);
    expect(await findItem(item.id)).toMatchObject({ reading: 'read', risk: 2 });
    const inQuarantine = await claimNext(people.moderator, 'quarantine', 9);
    expect(inQuarantine.map(({ id }) => id)).toContain(item.id);
  });

  test('that remembers is recognised, and asks for nothing', { timeout: 150_000 }, async () => {
    const item = await given('in-review', { unread: true, picture: await heldSign(['#NousNousSouvenons']) });
    await read(item.id, patience());
    const words = (await found(item.id)).filter(({ check }) => check === 'picture.words');
    expect(words.every(({ severity }) => severity === 'info')).toBe(true);
    expect(words).toContainEqual(expect.objectContaining({ evidence: { sign: '#NousNousSouvenons', language: 'fr' } }));
    expect(await findItem(item.id)).toMatchObject({ reading: 'read', risk: 0, dueAt: item.dueAt });
  });
});

test('a picture without words leaves that it was read, and nothing else', async () => {
  const item = await given('in-review', { unread: true });
  const before = await found(item.id);
  await keepReading(item.id, [], 7);
  expect(await found(item.id)).toEqual(before);
  expect(await run(item.id)).toMatchObject({ outcome: 'done', ms: 7 });
});

test('what has no picture is not read', async () => {
  const { id } = await given('in-review', { kind: 'testimony', text: 'I tell it.' });
  expect(await due()).not.toContain(id);
});

test('what was approved is read before the rest', async () => {
  const [, approved] = [await given('in-review', { unread: true }), await given('approved', { unread: true })];
  expect((await due())[0]).toBe(approved.id);
});

describe('while the words in its picture are not read', () => {
  test('it can be approved and not cleared, and nobody is asked to', async () => {
    const { id } = await given('approved', { unread: true });
    await expect(clear(id, people.second.id)).rejects.toThrow('are being read');
    const { second } = people;
    expect((await claimNext(second, 'clear', 99)).map((one) => one.id)).not.toContain(id);
    await keepReading(id, [], 0);
    expect((await claimNext(second, 'clear', 99)).map((one) => one.id)).toContain(id);
    expect((await clear(id, people.second.id)).state).toBe('cleared');
  });

  test('the database itself lets nobody clear it', async () => {
    const item = await given('approved', { unread: true });
    const cleared = { clearance: 'cleared', clearedBy: people.second.id, clearedDigest: item.digest } as const;
    await expect(
      db
        .update(submission)
        .set({ ...cleared, clearedAt: new Date() })
        .where(eq(submission.id, item.id)),
    ).rejects.toMatchObject({ cause: { constraint: 'submission_clearance_is_of_what_was_read' } });
  });
});

describe('a reader that dies', () => {
  /** Its process, as soon as there is one. */
  async function readerAtWork(): Promise<number> {
    const pids = () => {
      try {
        return execFileSync('pgrep', ['-P', String(process.pid), '-f', 'zakhor-reader'], { encoding: 'utf8' });
      } catch {
        return ''; // it says so when there is none
      }
    };
    await expect.poll(pids).not.toBe('');
    return Number(pids().trim());
  }

  test('holds the picture back, and another reads it later', { timeout: 150_000 }, async () => {
    const { id } = await given('in-review', { unread: true, picture: await heldSign(['#WeRemember']) });
    await Promise.all([read(id, patience()), readerAtWork().then((pid) => process.kill(pid, 'SIGKILL'))]);
    expect(await found(id)).toContainEqual(
      expect.objectContaining({ check: 'picture.words', severity: 'hold', evidence: { unchecked: 'failed' } }),
    );
    expect(await findItem(id)).toMatchObject({ reading: 'failed', readTries: 1, risk: 2 });
    expect(await due()).not.toContain(id);
    await approve(id, people.moderator.id);
    await expect(clear(id, people.second.id)).rejects.toThrow('could not look at it');

    await db
      .update(submission)
      .set({ readAfter: new Date(0) })
      .where(eq(submission.id, id));
    expect(await due()).toContain(id);
    await read(id, patience());
    expect(await findItem(id)).toMatchObject({ reading: 'read', risk: 0 });
    expect((await clear(id, people.second.id)).state).toBe('cleared');
  });

  test('and is stopped with its worker, which is nobody’s fault', async () => {
    const { id } = await given('in-review', { unread: true });
    const stop = new AbortController();
    const reading = read(id, stop.signal);
    reading.catch(() => undefined); // it is looked at below
    await readerAtWork();
    stop.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
    expect(await findItem(id)).toMatchObject({ reading: 'waiting', readTries: 0 });
  });
});

test('what was read goes with a withdrawal, and what is read late is not kept', async () => {
  const word = {
    text: 'HOLOHOAX',
    confidence: 95,
    corners: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as [number, number][],
  };
  const read = await given('in-review', { unread: true });
  await keepReading(read.id, [[word]], 1);
  expect(await found(read.id)).not.toEqual([]);
  const late = await given('in-review', { unread: true });
  for (const { id, receipt } of [read, late]) {
    await withdraw(receipt);
    await expect(keepReading(id, [[word]], 1)).rejects.toThrow('withdrawn');
    expect(await found(id)).toEqual([]);
    expect(await due()).not.toContain(id);
    const told = await db.select().from(event).where(eq(event.submission, id));
    expect(JSON.stringify(told)).not.toContain('HOLOHOAX');
  }
});
