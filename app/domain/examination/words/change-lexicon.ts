import { isDeepStrictEqual } from 'node:util';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { StaffId } from '#db/ids.ts';
import { lexiconChange, lexiconEntry, type LexiconEntry, type LexiconFields } from '#db/schema/lexicon.ts';
import { Conflict, Invalid, NotFound } from '../../errors.ts';
import { record } from '../../journal.ts';
import { faultsOf } from './entry-faults.ts';
import type { Entry } from './lexicon.ts';

/** So many entries, and so many forms in all, are looked for at most: the check keeps them ready in memory. */
export const mostEntries = 1_000;
const mostFormsInAll = 5_000;

type Wanted = Omit<LexiconFields, 'disabledAt'>;

/**
 * Adds an entry, which is looked for from the next examinations on.
 * @param id chosen beforehand, so that a form sent twice adds once
 * @throws {Conflict} when there is one with that id @throws {Invalid} for a field that is wrong, or when the lexicon is full
 */
export const addEntry = (id: string, wanted: Wanted, actor: StaffId): Promise<LexiconEntry> =>
  alone(async (tx) => {
    refuseFaults(wanted);
    if ((await tx.$count(lexiconEntry, eq(lexiconEntry.id, id))) > 0)
      throw new Conflict('this entry has been added already');
    return write(tx, null, { ...wanted, id, disabledAt: null }, actor);
  });

/**
 * Changes what an entry says; the same once more changes nothing.
 * @param seen the number of its last change as `actor` saw it
 * @throws {NotFound} @throws {Conflict} when somebody changed it since @throws {Invalid} for a field that is wrong
 */
export const changeEntry = (id: string, wanted: Wanted, seen: number, actor: StaffId): Promise<LexiconEntry> =>
  alone(async (tx) => {
    refuseFaults(wanted);
    const was = await held(tx, id, seen);
    return write(tx, was, { ...was, ...wanted }, actor);
  });

/**
 * Has an entry looked for no more, or again. What it found stays.
 * @throws {NotFound} @throws {Conflict} when somebody changed it since
 */
export const switchEntry = (id: string, to: 'off' | 'on', seen: number, actor: StaffId): Promise<LexiconEntry> =>
  alone(async (tx) => {
    const was = await held(tx, id, seen);
    const disabledAt = to === 'on' ? null : (was.disabledAt ?? new Date());
    return write(tx, was, { ...was, disabledAt }, actor);
  });

/**
 * Adds of the program's own list what is not there yet, and leaves what is: people may have changed it.
 * @returns how many were added
 */
export const beginLexicon = (entries: Entry[]): Promise<number> =>
  alone(async (tx) => {
    const known = new Set((await tx.select({ id: lexiconEntry.id }).from(lexiconEntry)).map(({ id }) => id));
    const missing = entries.filter(({ id }) => !known.has(id));
    if (missing.length > 0) await writeAll(tx, missing);
    return missing.length;
  });

/** Changes are made one after the other, so that their numbers become visible in their order. */
const alone = <T>(change: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('zakhor lexicon'))`);
    return change(tx);
  });

async function held(tx: Tx, id: string, seen: number): Promise<LexiconEntry> {
  const [entry] = await tx.select().from(lexiconEntry).where(eq(lexiconEntry.id, id));
  if (!entry) throw new NotFound('there is no such entry');
  if (entry.change !== seen) throw new Conflict('somebody else has changed this entry meanwhile');
  return entry;
}

/** The entry, its change and the event together; nothing where nothing differs. */
async function write(
  tx: Tx,
  was: LexiconEntry | null,
  wanted: LexiconFields & Pick<LexiconEntry, 'id'>,
  actor: StaffId | null,
): Promise<LexiconEntry> {
  const before = was && fieldsOf(was);
  const after = fieldsOf(wanted);
  if (was && isDeepStrictEqual(before, after)) return was;
  const entry = wanted.id;
  const row = { ...after, id: entry, changedBy: actor, changedAt: new Date() };
  if (!was) await tx.insert(lexiconEntry).values({ ...row, change: 0 });
  const [written] = await tx
    .insert(lexiconChange)
    .values({ entry, actor, before: before && asJson(before), after: asJson(after) })
    .returning({ id: lexiconChange.id });
  const change = written!.id;
  const [now] = await tx
    .update(lexiconEntry)
    .set({ ...row, change })
    .where(eq(lexiconEntry.id, entry))
    .returning();
  if (weightOf(after) > weightOf(before)) await refuseTooMany(tx);
  await record(tx, { kind: 'lexicon.changed', actor, detail: { entry, change } });
  return now!;
}

/** The program's own entries, their changes and one event. */
async function writeAll(tx: Tx, entries: Entry[]): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, disabledAt: null, change: 0 }));
  await tx.insert(lexiconEntry).values(rows);
  const changes = await tx
    .insert(lexiconChange)
    .values(rows.map((row) => ({ entry: row.id, after: asJson(fieldsOf(row)) })))
    .returning({ id: lexiconChange.id, entry: lexiconChange.entry });
  const mine = and(eq(lexiconChange.entry, lexiconEntry.id), eq(lexiconEntry.change, 0));
  await tx.update(lexiconEntry).set({ change: lexiconChange.id }).from(lexiconChange).where(mine);
  const detail = { entries: changes.map(({ entry }) => entry), change: Math.max(...changes.map(({ id }) => id)) };
  await record(tx, { kind: 'lexicon.changed', detail });
}

function fieldsOf(entry: LexiconFields): LexiconFields {
  const { forms, view, languages, category, severity, match, source, note, reviewed, expiresAt, disabledAt } = entry;
  return { forms, view, languages, category, severity, match, source, note, reviewed, expiresAt, disabledAt };
}

const asJson = ({ expiresAt, disabledAt, ...fields }: LexiconFields) => ({
  ...fields,
  expiresAt: expiresAt?.toISOString() ?? null,
  disabledAt: disabledAt?.toISOString() ?? null,
});

function refuseFaults(wanted: Wanted): void {
  const [first] = faultsOf(wanted);
  if (first) throw new Invalid(first.field, first.fault, `${first.field}: ${first.fault}`);
}

const weightOf = (fields: LexiconFields | null) => (!fields || fields.disabledAt ? 0 : fields.forms.length);

async function refuseTooMany(tx: Tx): Promise<void> {
  const [all] = await tx
    .select({
      entries: sql<number>`count(*)::int`,
      forms: sql<number>`coalesce(sum(cardinality(${lexiconEntry.forms})), 0)::int`,
    })
    .from(lexiconEntry)
    .where(isNull(lexiconEntry.disabledAt));
  if (all!.entries > mostEntries || all!.forms > mostFormsInAll)
    throw new Invalid('forms', 'full', 'the lexicon is full: take off what is not needed');
}
