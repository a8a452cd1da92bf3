import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { store } from '#app/platform/store.ts';
import { journalHead } from '#app/domain/journal.ts';

/** How long a part may take to say that it is there, in ms. */
const patienceMs = 3_000;

/** The parts that a site uses; the queue is the worker's alone. */
const parts = { database: journalHead, store: () => store.ping() };

const registry = new Registry();
collectDefaultMetrics({ register: registry });

/** Requests by what they were for and how they ended, in seconds. */
export const requests = new Histogram({
  name: 'zakhor_request_seconds',
  help: 'Time to answer a request',
  labelNames: ['kind', 'status'],
  registers: [registry],
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
});

export const openStreams = new Gauge({
  name: 'zakhor_streams',
  help: 'Screens that listen now',
  registers: [registry],
});

/** `/healthz`: alive; `/readyz`: able to serve, part by part; `/metrics`: Prometheus text. */
export async function serveHealth(req: IncomingMessage, res: ServerResponse): Promise<void> {
  res.setHeader('cache-control', 'no-store');
  const path = req.url?.split('?')[0];
  if (path === '/healthz') return json(res, 200, { status: 'alive' });
  if (path === '/readyz') {
    const answers = await Promise.all(
      Object.entries(parts).map(async ([name, look]) => [name, await reachable(look)] as const),
    );
    const ready = answers.every(([, answer]) => answer === 'ok');
    return json(res, ready ? 200 : 503, { status: ready ? 'ready' : 'not-ready', parts: Object.fromEntries(answers) });
  }
  res.setHeader('content-type', registry.contentType);
  res.end(await registry.metrics());
}

async function reachable(look: () => Promise<unknown>): Promise<'ok' | 'out of reach'> {
  const late = new Promise<'out of reach'>((done) => setTimeout(done, patienceMs, 'out of reach').unref());
  return Promise.race([
    late,
    look().then(
      () => 'ok' as const,
      () => 'out of reach' as const,
    ),
  ]);
}

function json(res: ServerResponse, status: number, body: object): void {
  res.statusCode = status;
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify(body));
}
