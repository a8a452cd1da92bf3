import { eventParser } from '#app/components/wall/event-stream.ts';
import sharp from 'sharp';
import type { Row } from './row.ts';
import { percentile, startStack, type Stack } from './stack.ts';

export const title = 'From approval to the event on 500 streams';

const streams = 500;
const approvals = 12;
const picture = sharp({ create: { width: 800, height: 600, channels: 3, background: '#7a6a52' } })
  .jpeg()
  .toBuffer();
/** Ms at the 99th percentile. */
const limitMs = 250;

export default async function run(): Promise<Row[]> {
  const stack = await startStack();
  const ended = new AbortController();
  try {
    const heard = new Map<string, number[]>();
    await Promise.all(Array.from({ length: streams }, () => listen(stack, ended.signal, heard)));
    const [first, second] = [stack.token('moderator'), stack.token('moderator')];
    const latencies: number[] = [];
    for (let index = 0; index < approvals; index += 1) {
      const id = await waitingItem(stack, first);
      await decide(stack, first, id, 'approve');
      await until(async () => (await view(stack, first, id)).reading === 'read' || undefined);
      const at = performance.now();
      await decide(stack, second, id, 'clear');
      const times = await until(() => (heard.get(id)?.length === streams ? heard.get(id) : undefined));
      latencies.push(...times.map((time) => time - at));
    }
    const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
    return [
      {
        what: `clearance to the card on ${streams} screens, ms: median, p99`,
        figure: `${p50.toFixed(0)}, ${p99.toFixed(0)}`,
        limit: `p99 ≤ ${limitMs}`,
        ok: p99 <= limitMs,
        values: { p50, p99, siteMb: stack.siteMb() },
      },
    ];
  } finally {
    ended.abort();
    await stack.stop();
  }
}

/** One screen: notes when it first hears of each submission. */
async function listen(stack: Stack, signal: AbortSignal, heard: Map<string, number[]>): Promise<void> {
  const known = new Set<string>();
  const answer = await fetch(`${stack.origin}/screen/${stack.screenKey}/stream`, { signal });
  const parse = eventParser((event) => {
    const cards = event.event === 'card' ? [event.data] : event.event === 'retime' ? event.data.cards : [];
    for (const { submission } of cards.flatMap(({ items }) => items)) {
      if (known.has(submission)) continue;
      known.add(submission);
      heard.set(submission, [...(heard.get(submission) ?? []), performance.now()]);
    }
  });
  const reading = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
      parse(decoder.decode(chunk, { stream: true }));
  };
  void reading().catch(() => undefined); // ended by us
}

async function waitingItem(stack: Stack, token: string): Promise<string> {
  const form = new FormData();
  form.set('photo', new Blob([(await picture) as BlobPart]), 'p.jpg');
  for (const [name, value] of Object.entries({ country: 'FR', locale: 'en', age: 'adult', consent: 'yes' }))
    form.set(name, value);
  const { id } = (await (await fetch(`${stack.origin}/api/submissions`, { method: 'POST', body: form })).json()) as {
    id: string;
  };
  await until(async () => (await view(stack, token, id)).state === 'in-review' || undefined);
  return id;
}

async function view(stack: Stack, token: string, id: string): Promise<{ state: string; reading: string | null }> {
  const headers = { authorization: `Bearer ${token}` };
  return (await (await fetch(`${stack.origin}/api/submissions/${id}`, { headers })).json()) as {
    state: string;
    reading: string | null;
  };
}

async function decide(stack: Stack, token: string, submission: string, action: string): Promise<void> {
  const answer = await fetch(`${stack.origin}/api/decisions`, {
    method: 'POST',
    body: JSON.stringify({ submission, action }),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`${action} was answered ${answer.status}`);
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error('it never came');
    await new Promise((done) => setTimeout(done, 5));
  }
}
