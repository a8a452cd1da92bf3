import { beforeAll, expect, test } from 'vitest';
import { and, eq } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { checkRun, finding, pastRun } from '#db/schema/finding.ts';
import { approve, clear, undo } from '#app/domain/moderation/decide.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { withdraw } from '#app/domain/submissions/withdraw.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { lookAgain, toLookAgain } from './again.ts';
import type { Check, Found } from './check.ts';
import { followLexicon, toFollowLexicon } from './follow-lexicon.ts';
import { pictureSize } from './picture-size.ts';
import { addEntry } from './words/change-lexicon.ts';

const { moderator, second } = people;
beforeAll(() => openCampaign());

const signal = AbortSignal.timeout(60_000);
const hold: Found = { severity: 'hold', score: 1, evidence: {} };
/** A check in a version that finds the same in everything. */
const checkThat = (version: number, ...found: Found[]): Check => ({
  name: 'picture.size',
  version,
  severities: {},
  look: () => found,
});
const again = (id: SubmissionId, check: Check, returnHeld = false) => lookAgain(id, { check, returnHeld }, signal);
const standing = (id: SubmissionId) =>
  db
    .select({ severity: finding.severity })
    .from(finding)
    .where(and(eq(finding.submission, id), eq(finding.check, 'picture.size')));
const past = (id: SubmissionId) => db.select().from(pastRun).where(eq(pastRun.submission, id));

test('a newer version is looked with once, and what the older one found is kept beside', async () => {
  const { id } = await given('in-review');
  expect(await toLookAgain({ check: pictureSize }, null, 100), 'nothing is outdated').not.toContain(id);
  const newer = checkThat(2, hold);
  expect(await toLookAgain({ check: newer }, null, 100)).toContain(id);
  await again(id, newer);
  expect(await standing(id)).toEqual([{ severity: 'hold' }]);
  expect(await past(id)).toMatchObject([
    { check: 'picture.size', version: 1, outcome: 'done', findings: [{ severity: 'warn', place: 0 }] },
  ]);
  expect(await findItem(id)).toMatchObject({ state: 'in-review', risk: 2 });
  expect(await toLookAgain({ check: newer }, null, 100)).not.toContain(id);
  expect(await toLookAgain({ check: newer, before: new Date() }, null, 100)).toContain(id);

  await again(id, checkThat(3));
  expect(await findItem(id)).toMatchObject({ risk: 0 });
  expect((await findItem(id)).dueAt!.getTime() - Date.now(), 'a day again').toBeGreaterThan(23 * 3_600_000);
  expect((await past(id)).map(({ version }) => version).toSorted()).toEqual([1, 2]);
});

test('a check that fails asks for a person, and is asked again', async () => {
  const { id } = await given('in-review');
  const broken: Check = { ...checkThat(4), look: () => Promise.reject(new Error('broken')) };
  await again(id, broken);
  expect(await standing(id)).toEqual([{ severity: 'hold' }]);
  expect(await toLookAgain({ check: broken }, null, 100)).toContain(id);
});

test('a check that needs the picture is given it', async () => {
  const { id } = await given('in-review');
  await again(id, pictureSize);
  expect(await standing(id)).toEqual([{ severity: 'warn' }]);
});

test('batches go on from one another, within a time and a number', async () => {
  const newer = checkThat(9);
  const all = await toLookAgain({ check: newer }, null, 1_000);
  expect(all.length).toBeGreaterThan(2);
  const first = await toLookAgain({ check: newer }, null, 2);
  expect(first).toEqual(all.slice(0, 2));
  expect(await toLookAgain({ check: newer }, first[1]!, 1_000)).toEqual(all.slice(2));
  expect(await toLookAgain({ check: newer, since: new Date(Date.now() + 1_000) }, null, 1_000)).toEqual([]);
});

test('what people let through is not changed, and comes back only when a person wants it', async () => {
  const { id } = await given('cleared');
  expect(await again(id, checkThat(10, hold))).toMatchObject({ held: true, returned: false });
  expect(await findItem(id)).toMatchObject({ state: 'cleared' });
  expect(await again(id, checkThat(10, hold), true)).toMatchObject({ held: true, returned: true });
  expect(await findItem(id)).toMatchObject({ state: 'in-review', clearance: 'pulled', risk: 2 });

  await approve(id, moderator.id);
  await clear(id, second.id);
  expect(await again(id, checkThat(11, hold), true), 'people saw it').toMatchObject({ held: false });
  expect(await findItem(id)).toMatchObject({ state: 'cleared' });
});

test('what is rejected or gone is not looked at, and a withdrawal takes what was found before', async () => {
  const rejected = await given('rejected');
  expect(await toLookAgain({ check: checkThat(20) }, null, 1_000)).not.toContain(rejected.id);
  await expect(again(rejected.id, checkThat(20))).rejects.toThrow('rejected by now');
  const { id, receipt } = await given('in-review');
  await again(id, checkThat(20, hold));
  await withdraw(receipt);
  expect(await past(id)).toMatchObject([{ version: 1, findings: [] }]);
  expect(await standing(id)).toEqual([]);
});

test('a change of the lexicon looks anew at what waits, and not at what was let through', async () => {
  const waits = await given('in-review', { message: 'the flumbergast of it' });
  const cleared = await given('cleared', { message: 'the flumbergast of it' });
  expect(await toFollowLexicon(1_000)).toEqual([]);
  await addEntry(
    'test.flumbergast',
    {
      forms: ['flumbergast'],
      view: 'folded',
      languages: ['en'],
      category: 'denial',
      severity: 'hold',
      match: 'word',
      source: 'this test',
      note: 'a word that is in no language',
      reviewed: true,
      expiresAt: null,
    },
    moderator.id,
  );
  await expect
    .poll(() => toFollowLexicon(1_000), { timeout: 3_000, interval: 50 })
    .toContainEqual({ submission: waits.id });
  expect(await toFollowLexicon(1_000)).not.toContainEqual({ submission: cleared.id });
  await followLexicon(waits.id, signal);
  expect(await findItem(waits.id)).toMatchObject({ state: 'in-review', risk: 2 });
  expect(await toFollowLexicon(1_000)).not.toContainEqual({ submission: waits.id });
  const [run] = await db
    .select()
    .from(checkRun)
    .where(and(eq(checkRun.submission, waits.id), eq(checkRun.check, 'words')));
  expect(run!.basis).toBeGreaterThan(0);
  await undo(cleared.id, moderator.id);
  await expect(followLexicon(cleared.id, signal)).resolves.toBeUndefined();
});
