import { hearJournal } from '#db/bell.ts';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { journalHead, wallEventsAfter } from '#app/domain/journal.ts';
import { spansNear } from '#app/domain/programme/near.ts';
import { beginAnew, findScreen } from '#app/domain/screens/screen.ts';
import { newsBetween, newsForNewcomer, newsOf } from '#app/domain/projection/stream.ts';
import { clock } from '#app/domain/projection/timeline.ts';
import { log } from '#app/platform/log.ts';
import type { ScreenId } from '#db/ids.ts';
import type { Wall } from '#db/schema/wall.ts';
import { openStreams } from './health.ts';
import { encode, encodeNews } from './screen-event.ts';

/** A comment tells proxies and screens that the stream lives; a screen that misses one comes back anew. In ms, as the contract has it. */
const heartbeatMs = 15_000;

/** A client that has so many bytes waiting does not read, and is dropped rather than buffered without end. */
const maxBacklogBytes = 1024 * 1024;

/** How many events are read at once. */
const batch = 500;

/** Nobody takes so long to be told what she missed that more comes meanwhile. */
const maxEarly = 2_000;

/** So much of the programme a screen is told as it joins, in ms; what it shows are cards. */
const programmeMs = 24 * 60 * 60_000;

interface Client {
  screen: ScreenId;
  wall: string;
  res: ServerResponse;
  /** Events that came while it was still being told what it missed; null once it is up to date. */
  early: { number: number; bytes: Buffer }[] | null;
}

/** Reads the journal once for this process and writes every event, encoded once, to all screens of its wall. */
export async function createStreams() {
  const clients = new Map<string, Set<Client>>();
  let head = await journalHead();
  let reading: Promise<void> | null = null;
  let rungMeanwhile = false;
  const everyone = () => [...clients.values()].flatMap((of) => [...of]);

  async function readOn(): Promise<void> {
    do {
      rungMeanwhile = false;
      const events = await wallEventsAfter(head, batch);
      if (events.length === 0) continue;
      for (const { kind, detail } of events) if (kind === 'screen.revoked') dismiss(detail.screen as ScreenId);
      head = events.at(-1)!.number; // before anything is waited for: who joins from now on is told these as missed
      const news = await newsOf(events.filter(({ wall }) => clients.has(wall!))).catch((error: unknown) => {
        // These events are read only once: who should have had them asks for them by coming back.
        for (const { res } of everyone()) res.destroy();
        throw error;
      });
      for (const one of news) {
        const bytes = encodeNews(one);
        for (const client of clients.get(one.wall) ?? []) tell(client, one.number, bytes);
      }
      rungMeanwhile ||= events.length === batch;
    } while (rungMeanwhile);
  }

  function ring(): void {
    if (reading) {
      rungMeanwhile = true;
      return;
    }
    // The clock rings again soon: what cannot be read now is read when the database is back.
    reading = readOn()
      .catch((error: unknown) => log.warn({ err: error }, 'the journal could not be read'))
      .finally(() => {
        reading = null;
      });
  }

  /** Ends the streams of a screen that was taken out of use: it comes back at once, and is told so. */
  function dismiss(id: ScreenId): void {
    for (const client of everyone()) if (client.screen === id) client.res.end();
  }

  function tell(client: Client, number: number, bytes: Buffer): void {
    if (!client.early) write(client, bytes);
    else if (client.early.length < maxEarly) client.early.push({ number, bytes });
    else client.res.destroy();
  }

  function write({ res }: Client, bytes: Buffer | string): void {
    if (res.writableLength > maxBacklogBytes) res.destroy();
    else res.write(bytes);
  }

  const heartbeat = setInterval(() => {
    ring();
    for (const client of everyone()) write(client, ':\n\n');
  }, heartbeatMs);

  /** Joins first and catches up then, so that nothing is missed in between. */
  async function join(client: Client, wall: Wall, seen: number | undefined): Promise<void> {
    const of = clients.get(wall.id) ?? new Set();
    clients.set(wall.id, of.add(client));
    openStreams.inc();
    client.res.once('close', () => {
      openStreams.dec();
      of.delete(client);
      if (of.size === 0 && clients.get(wall.id) === of) clients.delete(wall.id);
    });
    const upTo = head;
    const now = await clock();
    const programme = (await spansNear(wall, now, now + programmeMs)).map(({ kind, from, until }) => ({
      kind,
      from,
      until,
    }));
    write(client, encode('hello', { wall: wall.id, now, pace: wall.paceMs, programme, safe: [] }));
    if (seen === undefined) await beginAnew(client.screen, upTo);
    const missed = seen === undefined ? [await newsForNewcomer(wall, upTo)] : newsBetween(wall.id, seen, upTo);
    for await (const news of missed) {
      for (const one of news) write(client, encodeNews(one));
      await emptied(client.res);
      if (client.res.destroyed) return;
    }
    for (const { number, bytes } of client.early ?? []) if (number > upTo) write(client, bytes);
    client.early = null;
  }

  const unhear = await hearJournal((wall) => {
    if (wall !== '') ring();
  });

  return {
    async serve(req: IncomingMessage, res: ServerResponse, key: string): Promise<void> {
      const { screen, wall } = await findScreen(key);
      if (res.destroyed) return; // it left meanwhile: who closes before joining is never let go
      const last = Number(req.headers['last-event-id'] ?? NaN);
      res.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      });
      req.socket.setNoDelay(true);
      req.socket.setTimeout(0);
      await join(
        { screen: screen.id, wall: wall.id, res, early: [] },
        wall,
        Number.isSafeInteger(last) && last >= 0 ? last : undefined,
      );
    },
    async close(): Promise<void> {
      clearInterval(heartbeat);
      await unhear();
      for (const { res } of everyone()) res.end();
    },
  };
}

/** When the client has read what was written to it, or has gone. */
async function emptied(res: ServerResponse): Promise<void> {
  if (!res.writableNeedDrain || res.destroyed) return;
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([once(res, 'drain', { signal }), once(res, 'close', { signal })]).finally(() => over.abort());
}
