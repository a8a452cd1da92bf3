import { and, eq, exists, gt, inArray, lt, lte, not, or, sql, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { card, cardItem } from '#db/schema/card.ts';
import { event } from '#db/schema/event.ts';
import { wall } from '#db/schema/wall.ts';

/** Which mode each wall entered when; a query that asks {@link seen} begins with it. */
export const modes = db.$with('entered').as(
  db
    .select({
      wall: event.wall,
      number: event.number,
      at: event.at,
      mode: sql`${event.detail} ->> 'mode'`.as('mode'),
    })
    .from(event)
    .where(and(eq(event.kind, 'wall.control'), inArray(event.wall, db.select({ id: wall.id }).from(wall)))),
);

/**
 * Whether a place on a card that began was to be seen, as a condition on `card` and `card_item`: nobody pulled it
 * before the card began, and no blackout or hold covered the card for all of its time.
 */
export function seen(): SQL {
  const pulledBefore = exists(
    db
      .select({ one: event.number })
      .from(event)
      .where(
        and(
          eq(event.kind, 'wall.pull'),
          eq(event.wall, card.wall),
          eq(event.submission, cardItem.submission),
          gt(event.number, card.announced),
          lte(event.at, card.at),
        ),
      ),
  );
  const open = inArray(modes.mode, ['running', 'paused']);
  const before = db
    .select({ open })
    .from(modes)
    .where(and(eq(modes.wall, card.wall), lte(modes.at, card.at)))
    .orderBy(sql`${modes.number} desc`)
    .limit(1);
  const opened = db
    .select({ one: modes.number })
    .from(modes)
    .where(and(eq(modes.wall, card.wall), gt(modes.at, card.at), lt(modes.at, card.until), open));
  return and(not(pulledBefore), or(sql`coalesce(${before}, true)`, exists(opened)))!;
}
