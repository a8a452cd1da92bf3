import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renditionsFolder, renditionsOf } from '#app/domain/submissions/rendition.ts';
import { store } from '#app/platform/store.ts';
import { given, openCampaign } from '#tests/support/campaign.ts';
import { builtAssets, createListener } from './listener.ts';
import { createStreams } from './stream.ts';

await openCampaign();
const streams = await createStreams();
const server = createServer(
  createListener({
    build: () => Promise.reject(new Error('no page is asked for here')),
    mode: 'test',
    streams,
    assets: builtAssets(join(import.meta.dirname, '../../public')),
  }),
);
let origin: string;
beforeAll(async () => {
  await once(server.listen(0, 'localhost'), 'listening');
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await streams.close();
  server.closeAllConnections();
  server.close();
});

/** An answer that does not end is none. */
const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, { headers, signal: AbortSignal.timeout(5_000) });

/** A published picture, as pages refer to it. */
async function picture() {
  const { id } = await given('cleared');
  const [smallest] = await renditionsOf(id);
  return { id, src: smallest!.src, bytes: smallest!.bytes };
}

test('a picture that the browser has already is not sent again', async () => {
  const { src, bytes } = await picture();
  const first = await ask(src);
  expect((await first.arrayBuffer()).byteLength).toBe(bytes);
  const etag = first.headers.get('etag')!;
  for (const known of [etag, `"another", ${etag}`]) {
    const again = await ask(src, { 'if-none-match': known });
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(etag);
    expect((await again.arrayBuffer()).byteLength).toBe(0);
  }
  expect((await ask(src, { 'if-none-match': '"another"' })).status).toBe(200);
});

test('a picture whose bytes are gone is answered whole, and as what it is', async () => {
  const { id, src } = await picture();
  await store.erase(renditionsFolder(id));
  const answer = await ask(src);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('etag')).toBeNull();
  expect(await answer.json()).toMatchObject({ status: 404 });
});

test('an address that cannot be one is refused, and is no fault of ours', async () => {
  const answer = await ask('//');
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ status: 400 });
});
