import { once } from 'node:events';
import { createServer, get, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { record } from '#app/domain/journal.ts';
import { db } from '#db/client.ts';
import { openCampaign } from '#tests/support/campaign.ts';
import { asOwner } from '#tests/support/owner.ts';
import { listenTo } from '#tests/support/stream.ts';
import { openStreams } from './health.ts';
import { createStreams } from './stream.ts';

const { screenKey } = await openCampaign();
const streams = await createStreams();
const served: { res: ServerResponse; done: Promise<void>; left: Promise<unknown> }[] = [];
const server = createServer(
  (req, res) => void served.push({ res, done: streams.serve(req, res, screenKey), left: once(res, 'close') }),
);
let port: number;
beforeAll(async () => {
  await once(server.listen(0, 'localhost'), 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(() => Promise.all(served.splice(0).map(({ left }) => left)));
afterAll(async () => {
  await streams.close();
  server.closeAllConnections();
  server.close();
});

const openNow = async () => (await openStreams.get()).values[0]!.value;
/** The next request, once the server has begun to answer it. */
async function nextServed(ask: () => void) {
  const asked = once(server, 'request');
  ask();
  await asked;
  return served.at(-1)!;
}

test('a screen that leaves while its key is looked up is not kept', async () => {
  const before = await openNow();
  const lookUps: Promise<void>[] = [];
  await asOwner(async (tx) => {
    await tx.execute(sql`lock table screen in access exclusive mode`);
    for (const _ of [1, 2, 3]) {
      const client = get({ port, path: '/' }).on('error', () => {}); // it hangs up
      const { done, left } = await nextServed(() => client.end());
      lookUps.push(done);
      client.destroy();
      await left;
    }
  });
  await Promise.all(lookUps);
  expect(await openNow()).toBe(before);
});

test('a screen that does not read is dropped, and the others hear on', async () => {
  const reader = await listenTo(`http://localhost:${port}`);
  const deaf = connect(port, 'localhost');
  const { res, done } = await nextServed(() => deaf.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n'));
  await done;
  const text = 'x'.repeat(400_000);
  // Far more than the machine's own buffers take.
  for (let told = 0; told < 100 && !res.destroyed; told += 1) {
    const number = await db.transaction((tx) =>
      record(tx, { kind: 'wall.control', wall: 'main', detail: { mode: 'hold', text } }),
    );
    await reader.until(({ id }) => id === number);
  }
  expect(res.destroyed).toBe(true);
  deaf.destroy();
  await reader.close();
});
