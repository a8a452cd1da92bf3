import { and, asc, desc, eq, gt, ilike, or, sql, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { lexiconChange, lexiconEntry, type LexiconChange, type LexiconEntry } from '#db/schema/lexicon.ts';
import { staff } from '#db/schema/staff.ts';
import { NotFound } from '../../errors.ts';

/** Entries on one page of the list, and changes of one that are told, the latest of them. */
const onePage = 40;
const mostChanges = 50;

/** An entry with the name of who changed it, null where it came with the program, and whether it is looked for. */
export type ListedEntry = LexiconEntry & { changedByName: string | null; standing: 'on' | 'off' | 'expired' };

/** What is asked of the list; what is left out is any. */
export interface LexiconFilter {
  /** Words in a form, a note or the source. */
  text?: string | undefined;
  category?: LexiconEntry['category'] | undefined;
  language?: string | undefined;
  /** The last id of the page before. */
  after?: string | undefined;
}

const listed = () =>
  db
    .select({ entry: lexiconEntry, changedByName: staff.name })
    .from(lexiconEntry)
    .leftJoin(staff, eq(staff.id, lexiconEntry.changedBy));

/** A page of entries in the order of their ids, how many there are on all pages, and the id to go on after. */
export async function listEntries(
  filter: LexiconFilter,
): Promise<{ entries: ListedEntry[]; count: number; next: string | null }> {
  const asked = and(
    filter.category ? eq(lexiconEntry.category, filter.category) : undefined,
    filter.language ? sql`${filter.language} = any(${lexiconEntry.languages})` : undefined,
    filter.text ? holds(filter.text) : undefined,
  );
  const [rows, count] = await Promise.all([
    listed()
      .where(and(asked, filter.after === undefined ? undefined : gt(lexiconEntry.id, filter.after)))
      .orderBy(asc(lexiconEntry.id))
      .limit(onePage + 1),
    db.$count(lexiconEntry, asked),
  ]);
  const entries = rows.slice(0, onePage).map(asListed);
  return { entries, count, next: rows.length > onePage ? entries.at(-1)!.id : null };
}

function asListed({ entry, changedByName }: { entry: LexiconEntry; changedByName: string | null }): ListedEntry {
  const expired = entry.expiresAt !== null && entry.expiresAt <= new Date();
  return { ...entry, changedByName, standing: entry.disabledAt ? 'off' : expired ? 'expired' : 'on' };
}

function holds(text: string): SQL | undefined {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const forms = sql`array_to_string(${lexiconEntry.forms}, ${'\n'})`;
  return or(ilike(forms, pattern), ilike(lexiconEntry.note, pattern), ilike(lexiconEntry.source, pattern));
}

/** @throws {NotFound} */
export async function findEntry(id: string): Promise<ListedEntry> {
  const [found] = await listed().where(eq(lexiconEntry.id, id));
  if (!found) throw new NotFound('there is no such entry');
  return asListed(found);
}

/** A change, and the name of who made it; null where it came with the program. */
export type ToldChange = Pick<LexiconChange, 'id' | 'before' | 'after' | 'at'> & { name: string | null };

/** What became of an entry, the latest first. */
export const changesOf = (id: string): Promise<ToldChange[]> =>
  db
    .select({
      id: lexiconChange.id,
      before: lexiconChange.before,
      after: lexiconChange.after,
      at: lexiconChange.at,
      name: staff.name,
    })
    .from(lexiconChange)
    .leftJoin(staff, eq(staff.id, lexiconChange.actor))
    .where(eq(lexiconChange.entry, id))
    .orderBy(desc(lexiconChange.id))
    .limit(mostChanges);

/** The languages that entries are noted with, in their order. */
export async function lexiconLanguages(): Promise<string[]> {
  const { rows } = await db.execute<{ language: string }>(
    sql`select distinct unnest(${lexiconEntry.languages}) as language from ${lexiconEntry} order by 1 limit 200`,
  );
  return rows.map(({ language }) => language);
}
