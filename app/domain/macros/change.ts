import { isDeepStrictEqual } from 'node:util';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { MacroId, StaffId } from '#db/ids.ts';
import { macro, type Macro } from '#db/schema/macro.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { record } from '../journal.ts';
import { faultsOf, type MacroWords } from './faults.ts';

/** So many are offered at most: a list that is longer is not read. */
export const mostMacros = 50;

/**
 * Adds a macro, which is offered from the next page of the desk on.
 * @param id chosen beforehand, so that a form sent twice adds once
 * @throws {Conflict} when there is one with that id @throws {Invalid} for a field that is wrong, or when there are enough
 */
export const addMacro = (id: MacroId, wanted: MacroWords, actor: StaffId): Promise<Macro> =>
  alone(async (tx) => {
    if ((await tx.$count(macro, eq(macro.id, id))) > 0) throw new Conflict('this macro has been added already');
    return write(tx, null, { ...wanted, id, disabledAt: null }, actor, 'added');
  });

/**
 * Changes what a macro says from now on; what was said by it stays. The same once more changes nothing.
 * @param seen the number of its last change as `actor` saw it
 * @throws {NotFound} @throws {Conflict} when somebody changed it since @throws {Invalid} for a field that is wrong
 */
export const changeMacro = (id: MacroId, wanted: MacroWords, seen: number, actor: StaffId): Promise<Macro> =>
  alone(async (tx) => {
    const was = await held(tx, id, seen);
    return write(tx, was, { ...wanted, id, disabledAt: was.disabledAt }, actor, 'changed');
  });

/**
 * Has a macro offered no more, or again.
 * @throws {NotFound} @throws {Conflict} when somebody changed it since @throws {Invalid} when there are enough
 */
export const switchMacro = (id: MacroId, to: 'off' | 'on', seen: number, actor: StaffId): Promise<Macro> =>
  alone(async (tx) => {
    const was = await held(tx, id, seen);
    return write(tx, was, { ...was, disabledAt: to === 'on' ? null : (was.disabledAt ?? new Date()) }, actor, to);
  });

/** Changes are made one after the other, so that there are never too many. */
const alone = <T>(change: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('zakhor macros'))`);
    return change(tx);
  });

async function held(tx: Tx, id: MacroId, seen: number): Promise<Macro> {
  const [found] = await tx.select().from(macro).where(eq(macro.id, id));
  if (!found) throw new NotFound('there is no such macro');
  if (found.change !== seen) throw new Conflict('somebody else has changed this macro meanwhile');
  return found;
}

/** The macro and the event together; nothing where nothing differs. */
async function write(
  tx: Tx,
  was: Macro | null,
  { id, name, reason, note, messages, disabledAt }: MacroWords & Pick<Macro, 'id' | 'disabledAt'>,
  actor: StaffId,
  what: 'added' | 'changed' | 'off' | 'on',
): Promise<Macro> {
  const said = { name, reason, note, messages, disabledAt };
  if (was && Object.entries(said).every(([field, now]) => isDeepStrictEqual(now, was[field as keyof typeof said])))
    return was;
  await refuseFaults(tx, { id, ...said });
  const row = { ...said, id, change: (was?.change ?? 0) + 1, changedBy: actor, changedAt: new Date() };
  const [written] = await tx.insert(macro).values(row).onConflictDoUpdate({ target: macro.id, set: row }).returning();
  await record(tx, { kind: 'macro.changed', actor, detail: { macro: id, change: row.change, what } });
  return written!;
}

async function refuseFaults(tx: Tx, wanted: MacroWords & Pick<Macro, 'id' | 'disabledAt'>): Promise<void> {
  const [first] = faultsOf(wanted);
  if (first) throw new Invalid(first.field, first.fault, `${first.field}: ${first.fault}`);
  const others = ne(macro.id, wanted.id);
  if ((await tx.$count(macro, and(others, eq(macro.name, wanted.name)))) > 0)
    throw new Invalid('macro-name', 'taken', 'there is one with that name');
  if (wanted.disabledAt === null && (await tx.$count(macro, and(others, isNull(macro.disabledAt)))) >= mostMacros)
    throw new Invalid('macro-name', 'full', `at most ${mostMacros} are offered`);
}
