import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import type { BankEntryId, SubmissionId } from '#db/ids.ts';
import { decision } from '#db/schema/decision.ts';
import { event } from '#db/schema/event.ts';
import { finding } from '#db/schema/finding.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { scene } from '#tests/support/scenes.ts';
import { disableBank, enableBank, makeBank } from '../examination/banks/bank.ts';
import { addEntry, confirmEntry, disableEntry } from '../examination/banks/entry.ts';
import { verifyRecord } from '../record/verify.ts';
import { findItem } from '../submissions/find.ts';
import { appealAgainst, overturn } from './appeal.ts';
import { reject, undo } from './decide.ts';
import { rejectEqual, toReject } from './equal-bytes.ts';
import { factsOf } from './facts.ts';
import { historyOf } from './history.ts';
import { claimNext } from './queue.ts';
import { standingStatement } from './statement.ts';

const { moderator, second, third } = people;
const hateful = await scene(1);
let entry: BankEntryId;

beforeAll(async () => {
  await openCampaign();
  await makeBank({ slug: 'blocking', name: 'Blocking', mode: 'block', partner: null }, moderator.id);
  entry = await addEntry('blocking', (await given('in-review', { picture: hateful })).id, moderator.id);
});

const due = async () => (await toReject(100)).map(({ submission }) => submission);
const again = () => given('in-review', { picture: hateful });
const constraint = (name: string) => ({ cause: { constraint: name } });

test('until two people agree, equal bytes reject nothing; nor do they what was there before they agreed', async () => {
  const early = await again();
  expect(await due()).toEqual([]);
  await confirmEntry(entry, second.id);
  expect(await due()).toEqual([]);
  await reject(early.id, moderator.id, { reason: 'hateful' });
});

test('then they do, without a person, with reasons and an appeal that anybody may judge', async () => {
  const { id, receipt } = await again();
  expect(await due()).toEqual([id]);
  await rejectEqual(id);
  expect((await findItem(id)).state).toBe('rejected');
  expect(await standingStatement(id)).toMatchObject({ reason: 'hateful', automation: 'equal' });
  expect(await historyOf(id)).toMatchObject([{ action: 'reject', actor: null, name: null }]);
  await appealAgainst(receipt, 'It is in a museum.');
  expect((await overturn(id, moderator.id, undefined)).state).toBe('in-review');
  expect(await due()).toEqual([]); // a person has decided: no program does so after her
  await verifyRecord();
});

test('the journal names the entry', async () => {
  const { id } = await again();
  await rejectEqual(id);
  const [rejected] = await db
    .select()
    .from(event)
    .where(sql`${event.submission} = ${id} and ${event.kind} = 'submission.rejected'`);
  expect(rejected).toMatchObject({ actor: null, detail: { reason: 'hateful', entry } });
});

test('what only looks alike, or what a disabled bank knows, waits for a person', async () => {
  const { id } = await again();
  await disableBank('blocking', second.id);
  expect(await due()).toEqual([]);
  await expect(rejectEqual(id)).rejects.toThrow('no confirmed entry');
  await enableBank('blocking', second.id);
  expect(await due()).toEqual([id]);
  await rejectEqual(id);
  const other = await given('in-review', { picture: await scene(2) });
  const evidence = { bank: 'blocking', entry, equal: true };
  await db
    .insert(finding)
    .values({ submission: other.id, check: 'picture.likeness', severity: 'block', score: 1, evidence })
    .onConflictDoNothing();
  expect(await due()).toEqual([]); // the finding says so, and the bytes do not
});

test('every twentieth waits in quarantine for a person instead, and says so to her', async () => {
  const before = await db.$count(decision, sql`actor is null`);
  const ids: SubmissionId[] = [];
  for (let count = before; count < 39; count += 1) ids.push((await again()).id);
  for (const id of ids) await rejectEqual(id);
  const spared = (await Promise.all(ids.map(findItem))).filter(({ state }) => state !== 'rejected');
  expect(spared.map(({ id }) => before + ids.indexOf(id) + 1)).toEqual([20]);
  expect(await due()).toEqual([]);
  const claimed = (await claimNext(third, 'quarantine', 50)).filter(({ id }) => id === spared[0]!.id);
  expect(await factsOf(claimed)).toMatchObject([{ sampled: true, veiled: true }]);
});

test('the database refuses every other rejection without a person', async () => {
  const values = (of: { id: SubmissionId; digest: string }) =>
    ({ submission: of.id, from: 'in-review', to: 'rejected', digest: of.digest }) as const;
  const other = await given('in-review', { picture: await scene(3) });
  const decideAlone = (of: typeof other, also: object) =>
    db.insert(decision).values({ ...values(of), action: 'reject', actor: null, ...also });
  await expect(decideAlone(other, { entry })).rejects.toMatchObject(
    constraint('decision_without_a_person_is_of_equal_bytes'),
  );
  const equal = await again();
  await expect(decideAlone(equal, {})).rejects.toMatchObject(constraint('decision_without_a_person_is_of_equal_bytes'));
  await expect(decideAlone(equal, { action: 'approve', entry })).rejects.toMatchObject(
    constraint('decision_without_a_person_names_its_entry'),
  );
  await expect(
    db.insert(decision).values({ ...values(equal), action: 'reject', actor: moderator.id, entry }),
  ).rejects.toMatchObject(constraint('decision_without_a_person_names_its_entry'));
  await reject(equal.id, moderator.id, { reason: 'hateful' });
  await undo(equal.id, moderator.id);
  await expect(decideAlone(equal, { entry })).rejects.toMatchObject(
    constraint('decision_without_a_person_comes_first'),
  );
  const fresh = await again();
  await disableEntry(entry, second.id);
  await expect(decideAlone(fresh, { entry })).rejects.toMatchObject(
    constraint('decision_without_a_person_is_of_equal_bytes'),
  );
  expect(await db.$count(decision, eq(decision.submission, other.id))).toBe(0);
});
