import { asc, gt, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { hearJournal } from '#db/bell.ts';
import { db } from '#db/client.ts';
import { event } from '#db/schema/event.ts';
import { asOwner } from '#tests/support/owner.ts';
import { journalHead, record } from './journal.ts';

test('numbers become visible in order, however many write at once and however long they take to commit', async () => {
  const start = await journalHead();
  let writing = true;
  const seen: number[] = [];
  const reading = (async () => {
    let last = start;
    while (writing || (await journalHead()) > last) {
      const rows = await db
        .select({ number: event.number })
        .from(event)
        .where(gt(event.number, last))
        .orderBy(asc(event.number));
      seen.push(...rows.map(({ number }) => number));
      last = seen.at(-1) ?? last;
    }
  })();
  await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      db.transaction(async (tx) => {
        await record(tx, { kind: 'test', detail: { index } });
        if (index % 7 === 0) await tx.execute('select pg_sleep(0.005)');
      }),
    ),
  );
  writing = false;
  await reading;
  const all = await db
    .select({ number: event.number })
    .from(event)
    .where(gt(event.number, start))
    .orderBy(asc(event.number));
  expect(seen).toEqual(all.map(({ number }) => number));
  expect(seen).toHaveLength(200);
});

test('the bell rings at the commit and not before', async () => {
  let rings = 0;
  let ringing: () => void = () => {};
  const rung = new Promise<void>((done) => {
    ringing = done;
  });
  const unhear = await hearJournal(() => {
    rings += 1;
    if (rings === 2) ringing();
  });
  expect(rings, 'once when it begins to listen').toBe(1);
  await db.transaction(async (tx) => {
    await record(tx, { kind: 'test' });
    await db.select().from(event).limit(1);
    expect(rings).toBe(1);
  });
  await rung;
  await unhear();
});

test('the journal cannot be rewritten, shortened or emptied, even by its owner', async () => {
  await db.transaction((tx) => record(tx, { kind: 'test' }));
  const refused = { cause: { message: 'event is append-only' } };
  await expect(asOwner((tx) => tx.update(event).set({ kind: 'other' }))).rejects.toMatchObject(refused);
  await expect(asOwner((tx) => tx.delete(event))).rejects.toMatchObject(refused);
  // With all that refers to it: without, PostgreSQL would refuse for that reason, and the journal's own word be untried.
  await expect(asOwner((tx) => tx.execute(sql`truncate ${event} cascade`))).rejects.toMatchObject(refused);
});
