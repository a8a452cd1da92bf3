import { eq, sql, type SQL } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#db/client.ts';
import { decision } from '#db/schema/decision.ts';
import { event } from '#db/schema/event.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { record } from '../journal.ts';
import { reject } from '../moderation/decide.ts';
import { verifyRecord, type Verified } from './verify.ts';

beforeAll(async () => {
  await openCampaign();
  await given('cleared');
  const { id } = await given('in-review');
  await reject(id, people.moderator.id, { reason: 'hateful', note: 'The words on the "sign" \\ 📷 \u2028 say so.' });
});

const append = (detail: Record<string, unknown> = {}) => db.transaction((tx) => record(tx, { kind: 'test', detail }));
const lastDecision = async () =>
  (
    await db
      .select()
      .from(decision)
      .orderBy(sql`id desc`)
      .limit(1)
  )[0]!;

/** Does something that no trigger sees, as only somebody who rules the database can. */
const pastTriggers = (...statements: SQL[]) =>
  asOwner(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const one of statements) await tx.execute(one);
  });

/** What the verifier says of a record that was tampered with; then all is put back. */
async function verifyAfter(...tampering: SQL[]): Promise<Verified> {
  await asOwner((tx) =>
    tx.execute(sql`create table kept_event as table event; create table kept_decision as table decision`),
  );
  try {
    await pastTriggers(...tampering);
    return await verifyRecord();
  } finally {
    await pastTriggers(
      sql`delete from event`,
      sql`delete from decision`,
      sql`insert into event select * from kept_event`,
      sql`insert into decision overriding system value select * from kept_decision`,
      sql`drop table kept_event, kept_decision`,
    );
  }
}

test('what many write at once is one chain', async () => {
  const { events } = await verifyRecord();
  await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      db.transaction(async (tx) => {
        await record(tx, { kind: 'test', wall: 'main', detail: { index } });
        if (index % 20 === 0) await tx.execute('select pg_sleep(0.002)');
        if (index % 50 === 0) await record(tx, { kind: 'test' });
      }),
    ),
  );
  expect(await verifyRecord()).toMatchObject({ events: events + 204, decisions: 3 });
});

test('several events of one statement are chained one by one', async () => {
  const { events } = await verifyRecord();
  await db.insert(event).values(Array.from({ length: 5 }, () => ({ kind: 'test' })));
  expect(await verifyRecord()).toMatchObject({ events: events + 5 });
});

test('whatever the rows hold, the trigger and the verifier write it the same way', async () => {
  const awkward = '"quoted" \\ back\\slash \u0001\u001f\u007f\n\r\t\b\f \u2028\u2029 שלום مرحبا 📷 </script>';
  await db.insert(event).values({
    kind: awkward,
    wall: awkward,
    submission: (await lastDecision()).submission,
    actor: people.admin.id,
    detail: { [awkward]: [awkward, 1.5, -0, 1e21, 12345678901, null, true, { z: 1, aa: 2, b: {} }] },
  });
  await db.execute(
    sql`insert into event (kind, detail) values ('test', '{"n": 1.500, "big": 123456789012345678901234567890}')`,
  );
  await verifyRecord();
});

test('the journal takes nothing from a transaction that may not see its end', async () => {
  const late = db.transaction((tx) => record(tx, { kind: 'test' }), { isolationLevel: 'repeatable read' });
  await expect(late).rejects.toMatchObject({ cause: { message: 'the journal is written at read committed' } });
});

const tamperings: [what: string, tampering: (number: number) => SQL[], found: (number: number) => object][] = [
  ['a changed detail', (n) => [sql`update event set detail = '{"a": 2}' where number = ${n}`], (n) => ({ event: n })],
  [
    'a changed moment',
    (n) => [sql`update event set at = at + interval '1 microsecond' where number = ${n}`],
    (n) => ({ event: n }),
  ],
  [
    'another actor',
    (n) => [sql`update event set actor = gen_random_uuid() where number = ${n}`],
    (n) => ({ event: n }),
  ],
  ['a removed event', (n) => [sql`delete from event where number = ${n}`], (n) => ({ event: n + 1 })],
  [
    'an inserted event',
    (n) => [
      sql`update event set number = -number where number > ${n}`,
      sql`update event set number = 1 - number where number < 0`,
      sql`insert into event (number, kind, hash) select number + 1, 'test', event_hash(hash, event) from event where number = ${n}`,
    ],
    (n) => ({ event: n + 1 }),
  ],
  [
    'swapped numbers',
    (n) => [
      sql`update event set number = -number where number in (${n}, ${n + 1})`,
      sql`update event set number = ${2 * n + 1} + number where number < 0`,
    ],
    (n) => ({ event: n }),
  ],
  [
    'an event before the first',
    () => [sql`insert into event (number, kind, hash) values (-7, 'test', 'x')`],
    () => ({ event: -7 }),
  ],
];

test.for(tamperings)('%s is found, and its place', async ([, tampering, found]) => {
  const number = await append({ a: 1 });
  for (let more = 0; more < 3; more += 1) await append();
  await expect(verifyAfter(...tampering(number))).rejects.toMatchObject({ place: found(number) });
  await verifyRecord();
});

const decisionTamperings: [what: string, (id: number) => SQL][] = [
  ['a changed decision', (id) => sql`update decision set action = 'approve' where id = ${id}`],
  ['another maker of a decision', (id) => sql`update decision set actor = ${people.third.id} where id = ${id}`],
  ['another note', (id) => sql`update decision set note = 'nothing' where id = ${id}`],
  ['a note that is gone', (id) => sql`update decision set note = null where id = ${id}`],
  [
    'words that are gone with their seal, unsaid',
    (id) => sql`update decision set note = null, reason = null, seal = null where id = ${id}`,
  ],
  ['a removed decision', (id) => sql`delete from decision where id = ${id}`],
];

test.for(decisionTamperings)('%s is found, and its place', async ([, tampering]) => {
  const { id } = await lastDecision();
  await expect(verifyAfter(tampering(id))).rejects.toMatchObject({ place: { decision: id } });
  await verifyRecord();
});

test('a decision that nobody made is found, and its place', async () => {
  const { id } = await lastDecision();
  const columns = sql.raw('submission, action, actor, "from", "to", digest');
  const put = sql`insert into decision (id, ${columns}) overriding system value select ${id + 5}, ${columns} from decision where id = ${id}`;
  await expect(verifyAfter(put)).rejects.toMatchObject({ place: { decision: id + 5 } });
});

test('a chain that was made anew from some place on is found by a head that was kept', async () => {
  const number = await append({ a: 1 });
  await append();
  const { head } = await verifyRecord();
  expect(await verifyRecord(head!)).toMatchObject({ head });
  const forged = { ...head!, hash: '0'.repeat(64) };
  await expect(verifyRecord(forged)).rejects.toMatchObject({ place: { event: forged.number } });
  await expect(verifyRecord({ ...head!, number: 1e9 })).rejects.toMatchObject({ place: { event: 1e9 } });
  await expect(verifyAfter(sql`delete from event where number >= ${number}`)).resolves.toMatchObject({
    head: { number: number - 1 },
  });
});

test('of a decision its words alone can be erased, the journal says so, and the chain stays whole', async () => {
  const { id } = await lastDecision();
  const its = eq(decision.id, id);
  const refused = { cause: { message: 'decision is append-only' } };
  await expect(db.update(decision).set({ note: null }).where(its)).rejects.toMatchObject(refused);
  await expect(db.update(decision).set({ note: 'kinder words' }).where(its)).rejects.toMatchObject(refused);
  await expect(
    asOwner((tx) => tx.update(decision).set({ reason: null, note: null, seal: null, action: 'approve' }).where(its)),
  ).rejects.toMatchObject(refused);
  await expect(asOwner((tx) => tx.delete(decision).where(its))).rejects.toMatchObject(refused);
  expect(await verifyRecord()).toMatchObject({ wordless: 0 });
  await db.update(decision).set({ reason: null, note: null, seal: null }).where(its);
  expect(await verifyRecord()).toMatchObject({ wordless: 1, decisions: 3 });
  expect(await lastDecision()).toMatchObject({ action: 'reject', reason: null, note: null });
});
