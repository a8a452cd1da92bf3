import { and, asc, gt, isNull, or, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import { lexiconChange, lexiconEntry } from '#db/schema/lexicon.ts';
import { mostEntries } from './change-lexicon.ts';
import { compile, type Lexicon } from './lexicon.ts';

/** For so long nobody asks whether the lexicon has changed, in ms. */
const freshMs = 1_000;

interface Kept {
  lexicon: Lexicon;
  /** The number of the last change that is in it; 0 where there was none. */
  version: number;
  /** When the first of its entries expires, in ms since the epoch. */
  until: number;
}

let kept: Kept | undefined;
let askedAt = -Infinity;
let asking: Promise<Kept> | undefined;

/** The database's lexicon ready to be used, at most a second old. All who come while it is asked for wait for the same. */
export async function lexiconNow(): Promise<Kept> {
  if (kept && performance.now() - askedAt < freshMs && Date.now() < kept.until) return kept;
  asking ??= ask().finally(() => (asking = undefined));
  return asking;
}

async function ask(): Promise<Kept> {
  const begun = performance.now();
  if (!kept || Date.now() >= kept.until || (await versionIn(db)) !== kept.version) kept = await read();
  askedAt = begun;
  return kept;
}

async function versionIn(on: Pick<Tx, 'select'>): Promise<number> {
  const [row] = await on.select({ last: sql<string | null>`max(${lexiconChange.id})` }).from(lexiconChange);
  return Number(row?.last ?? 0);
}

/** Version and entries of one moment. */
async function read(): Promise<Kept> {
  const at = new Date();
  const { version, entries } = await db.transaction(
    async (tx) => ({
      version: await versionIn(tx),
      entries: await tx
        .select()
        .from(lexiconEntry)
        .where(and(isNull(lexiconEntry.disabledAt), or(isNull(lexiconEntry.expiresAt), gt(lexiconEntry.expiresAt, at))))
        .orderBy(asc(lexiconEntry.id))
        .limit(2 * mostEntries), // the program's own may come on top of the people's
    }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  const until = Math.min(...entries.map(({ expiresAt }) => expiresAt?.getTime() ?? Infinity));
  return { lexicon: compile(entries, at), version, until };
}
