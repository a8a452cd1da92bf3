import type { Event } from '#db/schema/event.ts';
import type { Wall, WallMode } from '#db/schema/wall.ts';
import { and, asc, desc, eq, gt, inArray, lte } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { event } from '#db/schema/event.ts';
import { cardsOf, comingCards, type ShownCard } from './cards.ts';

/** One thing that the screens of a wall are told, in the journal's order. */
export type WallNews = { number: number; wall: string } & (
  | { kind: 'card'; card: ShownCard }
  | { kind: 'retime'; from: number; cards: ShownCard[] }
  | { kind: 'pull'; submission: string }
  | { kind: 'control'; mode: WallMode; text?: string | undefined }
);

const told = ['wall.card', 'wall.retime', 'wall.pull', 'wall.control'];

/** What these events mean for screens, with faces as they may be shown now. */
export async function newsOf(events: Event[]): Promise<WallNews[]> {
  const relevant = events.filter(({ kind, wall }) => wall && told.includes(kind));
  const cards = await cardsOf(
    relevant.filter(({ kind }) => kind !== 'wall.pull' && kind !== 'wall.control').map(({ number }) => number),
  );
  return relevant.flatMap((one) =>
    newsOfOne(
      one,
      cards.filter(({ announced }) => announced === one.number),
    ),
  );
}

function newsOfOne({ number, wall, kind, submission, detail }: Event, cards: ShownCard[]): WallNews[] {
  const base = { number, wall: wall! };
  switch (kind) {
    case 'wall.card':
      return cards.map((card) => ({ ...base, kind: 'card', card }));
    case 'wall.retime':
      return [{ ...base, kind: 'retime', from: Number(detail.from), cards }];
    case 'wall.pull':
      return [{ ...base, kind: 'pull', submission: submission! }];
    default:
      return [{ ...base, kind: 'control', mode: detail.mode as WallMode, text: detail.text as string | undefined }];
  }
}

/** How many events of what a screen missed are read at once. */
const page = 100;

/**
 * What a screen missed after `number`, up to `head`, page by page. Cards that ended long ago are left out, so that
 * a screen which was away for a night hears soon of every pull.
 */
export async function* newsBetween(wall: string, number: number, head: number): AsyncGenerator<WallNews[]> {
  let last = number;
  for (;;) {
    const events = await db
      .select()
      .from(event)
      .where(and(eq(event.wall, wall), gt(event.number, last), lte(event.number, head), inArray(event.kind, told)))
      .orderBy(asc(event.number))
      .limit(page);
    yield await newsOf(events);
    if (events.length < page) return;
    last = events.at(-1)!.number;
  }
}

/** What a screen that knows nothing must know: what stands, what comes and the wall's mode, as of `head`. */
export async function newsForNewcomer(wall: Wall, head: number): Promise<WallNews[]> {
  const cards = await comingCards(wall.id, head);
  const events = await db
    .select()
    .from(event)
    .where(inArray(event.number, [...new Set(cards.map(({ announced }) => announced))]));
  const news = events.flatMap((one) =>
    newsOfOne(
      one,
      cards.filter(({ announced }) => announced === one.number),
    ),
  );
  const [control] = await db
    .select()
    .from(event)
    .where(and(eq(event.wall, wall.id), eq(event.kind, 'wall.control'), lte(event.number, head)))
    .orderBy(desc(event.number))
    .limit(1);
  if (control) news.push(...newsOfOne(control, []));
  return news.sort((a, b) => a.number - b.number);
}
