import { eventParser } from '#app/components/wall/event-stream.ts';
import type { StreamEvent } from '#app/components/wall/timeline-state.ts';

/** What a screen hears, one after the other, with its numbers. */
export interface Heard {
  event: StreamEvent;
  id: number | null;
  /** When it was heard, in ms. */
  at: number;
}

/** Listens to a screen's stream as a screen does. */
export async function listenTo(url: string, lastId?: number) {
  const ended = new AbortController();
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  const answer = await fetch(url, {
    signal: ended.signal,
    headers: lastId === undefined ? {} : { 'Last-Event-ID': String(lastId) },
  });
  if (!answer.ok) throw new Error(`the stream answers ${answer.status}`);
  const parse = eventParser((event, id) => {
    heard.push({ event, id: id === null ? null : Number(id), at: Date.now() });
    for (const look of waiting) look();
  });
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
      parse(decoder.decode(chunk, { stream: true }));
  })().catch((error: Error) => {
    if (error.name !== 'AbortError') throw error;
  });
  return {
    heard,
    /** When the site has ended it. */
    ended: reading,
    /** The first event that is as wanted, heard already or still to come. */
    until: (wanted: (heard: Heard) => boolean): Promise<Heard> =>
      new Promise((done) => {
        const look = () => {
          const found = heard.find(wanted);
          if (!found) return;
          waiting.delete(look);
          done(found);
        };
        waiting.add(look);
        look();
      }),
    async close() {
      ended.abort();
      await reading;
    },
  };
}

/** Who stands on the cards that an event brings. */
export const standsIn = ({ event }: Heard): string[] => {
  const cards = event.event === 'card' ? [event.data] : event.event === 'retime' ? event.data.cards : [];
  return cards.flatMap(({ items }) => items.map(({ submission }) => submission));
};
