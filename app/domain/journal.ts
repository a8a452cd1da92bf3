import { and, asc, gt, isNotNull, sql } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import { event, type Event } from '#db/schema/event.ts';

type Entry = Pick<Event, 'kind'> & Partial<Pick<Event, 'submission' | 'wall' | 'actor' | 'detail'>>;

/**
 * Writes one event at the end of the journal and answers its number; listeners hear of it when `tx` commits and
 * never before. From here on `tx` holds the journal: it is a transaction's last act, or near it.
 */
export async function record(tx: Tx, entry: Entry): Promise<number> {
  const [written] = await tx.insert(event).values(entry).returning({ number: event.number });
  return written!.number;
}

/** The number of the last event. */
export async function journalHead(): Promise<number> {
  const [row] = await db.select({ head: sql<string | null>`max(${event.number})` }).from(event);
  return Number(row?.head ?? 0);
}

/** The first `limit` events that concern walls after `number`, in order. */
export const wallEventsAfter = (number: number, limit: number): Promise<Event[]> =>
  db
    .select()
    .from(event)
    .where(and(gt(event.number, number), isNotNull(event.wall)))
    .orderBy(asc(event.number))
    .limit(limit);
