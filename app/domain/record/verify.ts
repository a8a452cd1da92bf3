import { isDeepStrictEqual } from 'node:util';
import { and, asc, count, gt, inArray, notExists, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import { decision, type Seen } from '#db/schema/decision.ts';
import { event } from '#db/schema/event.ts';
import { firstWord, hashOfDecision, hashOfEvent, hashOfWords } from './chain.ts';

/** An event's number and hash: whoever keeps them elsewhere can tell later that nothing up to it was changed. */
export interface Head {
  number: number;
  hash: string;
}

export interface Verified {
  events: number;
  decisions: number;
  /** Decisions whose words were erased, as the journal says. */
  wordless: number;
  /** The last event; null in an empty journal. */
  head: Head | null;
}

/** The first place at which the record is not what was written. */
class Broken extends Error {
  readonly place: { event: number } | { decision: number };

  constructor(place: Broken['place'], what: string) {
    super(`The record is broken at ${Object.entries(place)[0]!.join(' ')}: ${what}.`);
    this.place = place;
  }
}

/** Events that are read at once. */
const pageSize = 5_000;

/**
 * Reads the whole journal, as it stands at one moment, and every decision, and computes each hash anew.
 * @param kept a head that was kept elsewhere and must still be there
 * @throws {Broken}
 */
export const verifyRecord = (kept?: Head): Promise<Verified> =>
  db.transaction((tx) => verify(tx, kept), { isolationLevel: 'repeatable read', accessMode: 'read only' });

async function verify(tx: Tx, kept?: Head): Promise<Verified> {
  const seen = { events: 0, decisions: 0, wordless: 0 };
  const erasedUnsaid = new Map<number, number>();
  let keptIsThere = false;
  let head: Head | null = null;
  for (;;) {
    const page = await eventsAfter(tx, head?.number ?? Number.MIN_SAFE_INTEGER);
    const decisions = await decisionsNamedIn(tx, page);
    for (const one of page) {
      const number = Number(one.number);
      if (hashOfEvent(head?.hash ?? firstWord, one) !== one.hash)
        throw new Broken({ event: number }, 'it was changed or put there, or something before it is gone');
      if (number === kept?.number) {
        if (one.hash !== kept.hash)
          throw new Broken(
            { event: number },
            'its hash is not the one that was kept: the chain up to it was made anew',
          );
        keptIsThere = true;
      }
      head = { number, hash: one.hash };
      seen.events += 1;
      const { decision: id, ...written } = one.kind.startsWith('decision.') ? JSON.parse(one.detail) : {};
      if (one.kind === 'decision.made') {
        const made = decisions.get(id);
        if (!made) throw new Broken({ decision: id }, `it is gone, and event ${number} says that it was made`);
        if (isWordless(made, written)) erasedUnsaid.set(id, number);
        seen.decisions += 1;
      }
      if (one.kind === 'decision.words-erased' && erasedUnsaid.delete(id)) seen.wordless += 1;
    }
    if (page.length < pageSize) break;
  }
  if (kept && !keptIsThere) throw new Broken({ event: kept.number }, 'its hash was kept, and it is gone');
  const [unsaid] = erasedUnsaid.keys();
  if (unsaid !== undefined) throw new Broken({ decision: unsaid }, 'its words are gone, and no event says so');
  await refuseUnnamed(tx, seen.decisions);
  return { ...seen, head };
}

/** What an event says of a decision; how its picture was shown in a grid, if it was, as it is. */
interface Written {
  row: string;
  words: string | null;
  seen?: Seen;
}

/** Whether a decision's words were erased. @throws {Broken} where it is not what was written */
function isWordless(made: Made, written: Written): boolean {
  const place = { decision: Number(made.id) };
  if (hashOfDecision(made) !== written.row) throw new Broken(place, 'it was changed');
  if (!isDeepStrictEqual(made.seen, written.seen ?? null)) throw new Broken(place, 'how it was seen was changed');
  const { seal, reason, note } = made;
  if (seal === null && reason === null && note === null) return true;
  if (seal === null || hashOfWords({ seal, reason, note }) !== written.words)
    throw new Broken(place, 'its reason or its note was changed');
  return false;
}

/** Moments as the chain writes them. */
const micros = (at: typeof event.at | typeof decision.at) =>
  sql<string>`(extract(epoch from ${at}) * 1000000)::bigint::text`;

const eventsAfter = (tx: Tx, number: number) =>
  tx
    .select({
      number: sql<string>`${event.number}::text`,
      kind: event.kind,
      submission: event.submission,
      wall: event.wall,
      actor: event.actor,
      detail: sql<string>`${event.detail}::text`,
      at: micros(event.at),
      hash: event.hash,
    })
    .from(event)
    .where(gt(event.number, number))
    .orderBy(asc(event.number))
    .limit(pageSize);

type Read = Awaited<ReturnType<typeof eventsAfter>>[number];
type Made = Awaited<ReturnType<typeof decisionsOf>>[number];

async function decisionsNamedIn(tx: Tx, page: Read[]): Promise<Map<number, Made>> {
  const ids = page
    .filter(({ kind }) => kind === 'decision.made')
    .map(({ detail }) => (JSON.parse(detail) as { decision: number }).decision);
  const rows = ids.length > 0 ? await decisionsOf(tx, ids) : [];
  return new Map(rows.map((row) => [Number(row.id), row]));
}

const decisionsOf = (tx: Tx, ids: number[]) =>
  tx
    .select({
      id: sql<string>`${decision.id}::text`,
      submission: decision.submission,
      action: decision.action,
      actor: decision.actor,
      from: decision.from,
      to: decision.to,
      digest: decision.digest,
      at: micros(decision.at),
      seen: decision.seen,
      seal: decision.seal,
      reason: decision.reason,
      note: decision.note,
    })
    .from(decision)
    .where(inArray(decision.id, ids));

/** A decision that no event names was put there. */
async function refuseUnnamed(tx: Tx, named: number): Promise<void> {
  const [all] = await tx.select({ count: count() }).from(decision);
  if (all!.count === named) return;
  const itsEvent = tx
    .select({ number: event.number })
    .from(event)
    .where(
      and(
        sql`${event.submission} = ${decision.submission}`,
        sql`${event.kind} = 'decision.made'`,
        sql`${event.detail} -> 'decision' = to_jsonb(${decision.id})`,
      ),
    );
  const [first] = await tx
    .select({ id: decision.id })
    .from(decision)
    .where(notExists(itsEvent))
    .orderBy(asc(decision.id))
    .limit(1);
  throw new Broken({ decision: first?.id ?? 0 }, 'no event says that it was made');
}
