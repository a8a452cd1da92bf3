import { and, asc, gt, inArray, lte } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { event, type Event } from '#db/schema/event.ts';
import { journalHead } from '../../journal.ts';

/** So many events are read over at once, by their numbers. */
const stride = 10_000;

/** What an index in memory is made of, and which events change it. */
export interface Source<Index> {
  kinds: Event['kind'][];
  empty(): Index;
  /** Fills an empty index with all there is. */
  load(into: Index): Promise<void>;
  /** Makes the index say what the database says of what some events are about; false when all must be loaded again. */
  apply(events: Event[], to: Index): Promise<boolean>;
}

/**
 * An index in memory that knows, each time it is asked for, all that was committed before. It follows the journal,
 * whose numbers become visible in their order, so no change can be missed between two looks. Whoever changes what a
 * source holds writes an event in the same transaction.
 */
export function following<Index>(source: Source<Index>): () => Promise<Index> {
  let index: Index | undefined;
  let seen = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function catchUp(): Promise<Index> {
    const head = await journalHead();
    if (index && (await follow(index, head))) return index;
    index = undefined; // one that was half loaded says too little
    const fresh = source.empty();
    await source.load(fresh);
    seen = head;
    index = fresh;
    return fresh;
  }

  async function follow(known: Index, head: number): Promise<boolean> {
    for (; seen < head; seen = Math.min(head, seen + stride)) {
      const events = await eventsOf(source.kinds, seen, Math.min(head, seen + stride));
      if (events.length > 0 && !(await source.apply(events, known))) return false;
    }
    return true;
  }

  return () => {
    const mine = last.then(catchUp);
    last = mine.catch(() => {}); // who waited for it is told
    return mine;
  };
}

/** The events of some kinds after a number, up to and with another. */
const eventsOf = (kinds: Event['kind'][], after: number, to: number): Promise<Event[]> =>
  db
    .select()
    .from(event)
    .where(and(gt(event.number, after), lte(event.number, to), inArray(event.kind, kinds)))
    .orderBy(asc(event.number));
