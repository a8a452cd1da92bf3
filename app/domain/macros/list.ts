import { asc, eq, isNull, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { MacroId } from '#db/ids.ts';
import { macro, type Macro } from '#db/schema/macro.ts';
import { staff } from '#db/schema/staff.ts';
import { NotFound } from '../errors.ts';
import { codeOf, type Reason } from '../moderation/reasons.ts';
import { mostMacros } from './change.ts';

/** The most that are listed, those that are switched off included. */
const maxListed = 200;

/** A macro with the pseudonym of who changed it last. */
export type ListedMacro = Macro & { changedByName: string };

const listed = () =>
  db.select({ macro, changedByName: staff.name }).from(macro).innerJoin(staff, eq(staff.id, macro.changedBy));

/** All of them: first those that are offered, each by its name. */
export async function listMacros(): Promise<ListedMacro[]> {
  const rows = await listed()
    .orderBy(sql`${macro.disabledAt} is not null`, asc(macro.name))
    .limit(maxListed);
  return rows.map((row) => ({ ...row.macro, changedByName: row.changedByName }));
}

/** @throws {NotFound} */
export async function findMacro(id: MacroId): Promise<ListedMacro> {
  const [found] = await listed().where(eq(macro.id, id));
  if (!found) throw new NotFound('there is no such macro');
  return { ...found.macro, changedByName: found.changedByName };
}

/** A macro as it is offered with a rejection. */
export interface MacroAtHand extends Pick<Macro, 'id' | 'name'> {
  reason: Reason;
}

/** Those that are offered, by their names. */
export async function macrosAtHand(): Promise<MacroAtHand[]> {
  const rows = await db
    .select({ id: macro.id, name: macro.name, reason: macro.reason })
    .from(macro)
    .where(isNull(macro.disabledAt))
    .orderBy(asc(macro.name))
    .limit(mostMacros);
  return rows.map((row) => ({ ...row, reason: codeOf(row.reason) }));
}
