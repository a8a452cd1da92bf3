import type { StreamEvent } from './timeline-state.ts';

/** The server says something every 15 s; 3 s more is a dead connection, however open it looks: to come back costs little. */
const silenceMs = 18_000;

/** Pauses between attempts, in ms: from the first to the longest, with jitter so that screens do not come back as one. */
const firstPauseMs = 500;
const longestPauseMs = 10_000;

/** No event is longer; a server that sends more is not ours. */
const maxEventChars = 1_000_000;

/** The site says that this screen was taken out of use: there is nothing to come back to. */
class Ended extends Error {}

/**
 * Follows the screen's stream until `signal` aborts, coming back by itself with the last id seen. fetch, and not
 * EventSource, because that notices neither a silent connection nor lets us say where we were when we begin anew.
 * @param gone is called when the site says that this screen was taken out of use
 */
export async function follow(
  url: string,
  hear: (event: StreamEvent, id: string | null) => void,
  online: (is: boolean) => void,
  gone: () => void,
  signal: AbortSignal,
): Promise<void> {
  let lastId: string | null = null;
  let failures = 0;
  while (!signal.aborted) {
    try {
      await listenOnce(
        url,
        lastId,
        (event, id) => {
          failures = 0;
          online(true);
          if (id !== null) lastId = id;
          hear(event, id);
        },
        signal,
      );
    } catch (error) {
      if (error instanceof Ended) return gone();
      failures += 1; // whatever broke it, the answer is the same: go on with what is known, and come back
    }
    online(false);
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** failures) * (0.5 + Math.random());
    await new Promise((done) => setTimeout(done, pause));
  }
}

async function listenOnce(
  url: string,
  lastId: string | null,
  hear: (event: StreamEvent, id: string | null) => void,
  signal: AbortSignal,
): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const answer = await fetch(url, {
      headers: lastId === null ? {} : { 'Last-Event-ID': lastId },
      cache: 'no-store',
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (answer.status === 410) throw new Ended();
    if (!answer.ok || !answer.body) throw new Error(`the stream answers ${answer.status}`);
    const parse = eventParser(hear);
    const decoder = new TextDecoder();
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silenceMs);
      parse(decoder.decode(value, { stream: true }));
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Takes a stream of Server-Sent Events apart (WHATWG HTML, 9.2), as far as our server uses them. */
export function eventParser(hear: (event: StreamEvent, id: string | null) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    rest += chunk;
    if (rest.length > maxEventChars) throw new Error('an event without an end');
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block
          .split('\n')
          .filter((line) => !line.startsWith(':'))
          .map((line): [string, string] => {
            const colon = line.indexOf(':');
            return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
          }),
      );
      const event = fields.get('event');
      const data = fields.get('data');
      if (event && data) hear({ event, data: JSON.parse(data) } as StreamEvent, fields.get('id') ?? null);
    }
  };
}
