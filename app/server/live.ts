import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { lately } from '#app/domain/campaign/lately.ts';
import { comingCards } from '#app/domain/projection/cards.ts';
import { findWall } from '#app/domain/projection/control.ts';
import { journalHead } from '#app/domain/journal.ts';
import { clock } from '#app/domain/projection/timeline.ts';
import { cardData } from './screen-event.ts';

/** What a wall's live address looks like: its index, or a segment by its name. */
const address = /^\/live\/([\w-]{1,64})\/(\w[\w-]{0,63})\.json$/;

/** Cards that begin within the same so many ms are one segment. */
const segmentMs = 30_000;

/** How old an index may be when it leaves here, in ms; after it caches keep it for two seconds more. */
const maxAgeMs = 500;

const forIndex = 'public, max-age=2';
/** A segment's name is its content's, so it never changes; but no cache keeps for long what somebody may take back. */
const forSegment = 'public, max-age=600, immutable';

interface Files {
  index: Buffer;
  segments: Map<string, Buffer>;
}

/**
 * A wall for the whole world: an index that names the segments of its timeline, and the segments, which caches near
 * the viewers keep. All who watch cost this site what one costs.
 */
export function liveFiles() {
  /** Of walls that there are. */
  const walls = new Map<string, () => Promise<Files>>();

  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const [, wall = '', name = ''] = address.exec((req.url ?? '').split('?')[0]!) ?? [];
    const reading = walls.get(wall) ?? lately(maxAgeMs, () => filesOf(wall));
    const { index, segments } = await reading();
    walls.set(wall, reading);
    const file = name === 'index' ? index : segments.get(name);
    res.setHeader('x-content-type-options', 'nosniff');
    if (!file) {
      res.writeHead(404, { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' });
      return void res.end('This segment is not of the timeline any more: read the index again.');
    }
    res.writeHead(200, {
      'cache-control': name === 'index' ? forIndex : forSegment,
      'content-type': 'application/json; charset=utf-8',
      'content-length': file.length,
    });
    res.end(req.method === 'HEAD' ? undefined : file);
  };
}

export const isLiveFile = (url: string): boolean => address.test(url.split('?')[0]!);

/** @throws {NotFound} for an unknown wall */
async function filesOf(id: string): Promise<Files> {
  const { cards, ...wall } = await liveWall(id);
  const slots = new Map<number, LiveWall['cards']>();
  for (const card of cards) {
    const slot = Math.floor(card.at / segmentMs);
    slots.set(slot, [...(slots.get(slot) ?? []), card]);
  }
  const segments = new Map(
    [...slots].map(([slot, of]) => {
      const bytes = Buffer.from(JSON.stringify(of));
      const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
      return [`${slot}-${digest}`, bytes];
    }),
  );
  return { index: Buffer.from(JSON.stringify({ ...wall, segments: [...segments.keys()] })), segments };
}

/** What stands on a wall and what comes, for everybody; times in ms since the epoch. @throws {NotFound} */
export async function liveWall(id: string) {
  const { name, mode, holdText, paceMs } = await findWall(id);
  const [now, head] = await Promise.all([clock(), journalHead()]);
  return { now, name, mode, text: holdText, pace: paceMs, cards: (await comingCards(id, head)).map(cardData) };
}
type LiveWall = Awaited<ReturnType<typeof liveWall>>;
