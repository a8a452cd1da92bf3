import { createServer } from 'node:http';
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import { config } from '#app/platform/config.ts';
import { log } from '#app/platform/log.ts';
import { endWithParent } from '#app/platform/parent.ts';
import { close } from '#db/client.ts';
import { builtAssets, createListener } from './listener.ts';
import { createStreams } from './stream.ts';
// @ts-expect-error a module that the Remix plugin makes
import * as build from 'virtual:remix/server-build';

/** How long an upload may take on a poor network, in ms. */
const requestMs = 15 * 60_000;

const streams = await createStreams();
const listener = createListener({
  build: async () => build as ServerBuild,
  mode: 'production',
  streams,
  assets: builtAssets(join(import.meta.dirname, '../client')),
});
let underWay = 0;
const server = createServer(
  { requestTimeout: requestMs, headersTimeout: 30_000, keepAliveTimeout: 65_000 },
  (req, res) => {
    underWay += 1;
    res.once('close', () => {
      underWay -= 1;
    });
    listener(req, res);
  },
);
server.listen(config.PORT, () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.PORT;
  log.info({ port }, 'the site is open');
  process.send?.({ listening: port });
});
server.on('error', (error) => {
  log.fatal({ err: error }, 'the site cannot open');
  process.exit(1);
});

let stopping = false;
/** Finishes what was begun, tells the screens to come back elsewhere, and leaves. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  const closed = new Promise((done) => server.close(done));
  await streams.close();
  // Connections that clients keep for later, or have opened and not used, would hold the process for a minute.
  const letGo = setInterval(() => {
    if (underWay === 0) server.closeAllConnections();
  }, 50);
  await closed;
  clearInterval(letGo);
  await close();
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
endWithParent(() => void stop());
