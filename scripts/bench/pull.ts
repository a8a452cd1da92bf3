import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { eventParser } from '#app/components/wall/event-stream.ts';
import type { Row } from './row.ts';
import { percentile, startStack, type Stack } from './stack.ts';

export const title = 'From the click to the answer of 200 screens';

const screens = 200;
/** Of each kind. */
const clicks = 10;
/** How often a screen beats, in ms. */
const beatMs = 5_000;
/** Ms at the 99th percentile, from the click until the site has a screen's answer. */
const limitMs = 500;

/** One of them, as far as a pull goes: it answers all that it is told to, at once, and beats meanwhile. */
interface Screen {
  key: string;
  /** Its connection beside the stream, kept open as a browser keeps it. */
  agent: Agent;
}

export default async function run(): Promise<Row[]> {
  const stack = await startStack();
  const ended = new AbortController();
  const answered = new Map<number, number[]>();
  const displays = await hang(stack);
  let beating: NodeJS.Timeout[] = [];
  try {
    for (const display of displays) await listen(stack, display, ended.signal, answered);
    beating = displays.map((display, index) =>
      setTimeout(() => beat(stack, display, ended.signal), (index / screens) * beatMs),
    );
    const token = stack.token('event-staff');
    const items = await until(async () => {
      const cleared = await standing(stack, token);
      return cleared.length >= clicks ? cleared : undefined;
    });
    const pulls = await measure(answered, items.slice(0, clicks), (submission) =>
      steer(stack, token, { action: 'pull', submission }),
    );
    const modes = Array.from({ length: clicks }, (_, index) => (index % 2 === 0 ? 'blackout' : 'resume'));
    const controls = await measure(answered, modes, (action) => steer(stack, token, { action }));
    return [row('a pull', pulls, stack), row('blackout and back', controls, stack)];
  } finally {
    ended.abort();
    beating.forEach(clearTimeout);
    await stack.stop();
  }
}

function row(what: string, times: number[], stack: Stack): Row {
  const [p50, p99, most] = [percentile(times, 0.5), percentile(times, 0.99), Math.max(...times)];
  return {
    what: `${what} to ${screens} answers, ms: median, p99, latest`,
    figure: `${p50.toFixed(0)}, ${p99.toFixed(0)}, ${most.toFixed(0)}`,
    limit: `p99 ≤ ${limitMs}`,
    ok: p99 <= limitMs,
    values: { p50, p99, most, siteMb: stack.siteMb() },
  };
}

/** Clicks, and waits each time until everybody has answered; answers how long each took. */
async function measure<T>(
  answered: Map<number, number[]>,
  all: T[],
  click: (one: T) => Promise<void>,
): Promise<number[]> {
  const times: number[] = [];
  for (const one of all) {
    const known = new Set(answered.keys());
    const began = performance.now();
    await click(one);
    const came = await until(() =>
      [...answered].find(([number, some]) => !known.has(number) && some.length === screens),
    );
    times.push(...came[1].map((at) => at - began));
  }
  return times;
}

/** Hangs the wall's screens, each under a key of its own. */
async function hang({ env }: Stack): Promise<Screen[]> {
  const keys = Array.from({ length: screens }, (_, index) => `bench-screen-${index}`);
  const client = new pg.Client(env.DATABASE_URL);
  await client.connect();
  await client.query(`insert into screen (key, wall, name) select key, 'main', key from unnest($1::text[]) as key`, [
    keys,
  ]);
  await client.end();
  return keys.map((key) => ({ key, agent: new Agent({ keepAlive: true, maxSockets: 1 }) }));
}

async function listen(
  stack: Stack,
  display: Screen,
  signal: AbortSignal,
  answered: Map<number, number[]>,
): Promise<void> {
  const answer = await fetch(`${stack.origin}/screen/${display.key}/stream`, { signal });
  const parse = eventParser((event, id) => {
    if (id === null || (event.event !== 'pull' && event.event !== 'control')) return;
    const number = Number(id);
    const said =
      event.event === 'pull'
        ? (['pulled', { pull: number, took: 'standing' }] as const)
        : (['controlled', { control: number }] as const);
    void post(stack, display, said[0], said[1]).then(() =>
      answered.set(number, [...(answered.get(number) ?? []), performance.now()]),
    );
  });
  const reading = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
      parse(decoder.decode(chunk, { stream: true }));
  };
  void reading().catch(() => undefined); // ended by us
}

function beat(stack: Stack, display: Screen, signal: AbortSignal): void {
  if (signal.aborted) return;
  void post(stack, display, 'beat', { mode: 'running', cachedMs: 60_000 }).catch(() => undefined); // ended by us
  setTimeout(() => beat(stack, display, signal), beatMs).unref();
}

/** By Node's own client, which costs this process the least. */
async function post({ origin }: Stack, { key, agent }: Screen, what: string, body: object): Promise<void> {
  const asked = request(`${origin}/screen/${key}/${what}`, {
    method: 'POST',
    agent,
    headers: { 'content-type': 'application/json' },
  });
  asked.end(JSON.stringify(body));
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  if (answer.statusCode !== 204) throw new Error(`${what} was answered ${answer.statusCode}`);
}

async function steer(stack: Stack, token: string, wanted: object): Promise<void> {
  const answer = await fetch(`${stack.origin}/api/walls/main/control`, {
    method: 'POST',
    body: JSON.stringify(wanted),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`the control was answered ${answer.status}`);
}

/** Who has a place on the wall in the next minute. */
async function standing(stack: Stack, token: string): Promise<string[]> {
  const answer = await fetch(`${stack.origin}/api/walls/main/timeline`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { cards } = (await answer.json()) as { cards: { items: { submission: string; gone?: string }[] }[] };
  return [
    ...new Set(cards.flatMap(({ items }) => items.filter(({ gone }) => !gone).map(({ submission }) => submission))),
  ];
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error('it never came');
    await new Promise((done) => setTimeout(done, 5));
  }
}
