import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningSite } from './site.ts';

/** A network between a browser and a site, in which a screen's stream can stay open and fall silent. */
export interface Between {
  /** The site as it is seen from beyond. */
  site: RunningSite;
  /** What was said at the beginning of each stream, oldest first. */
  streams: { lastId: string | undefined }[];
  /** From now on nothing comes through the streams that are open, and they stay open; those that begin later work. */
  silence(): void;
  stop(): Promise<void>;
}

export async function startBetween(site: RunningSite): Promise<Between> {
  const { port } = new URL(site.origin);
  const streams: Between['streams'] = [];
  const open = new Set<{ answer: IncomingMessage; res: ServerResponse }>();
  const server: Server = createServer((req, res) => {
    const isStream = req.url!.endsWith('/stream');
    if (isStream) streams.push({ lastId: req.headers['last-event-id'] as string | undefined });
    const passed = request({ port, path: req.url, method: req.method, headers: req.headers }, (answer) => {
      res.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(res);
      if (isStream) open.add({ answer, res });
    });
    passed.on('error', () => res.destroy());
    res.on('close', () => passed.destroy());
    req.pipe(passed);
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return {
    site: { ...site, origin: `http://localhost:${(server.address() as AddressInfo).port}` },
    streams,
    silence() {
      for (const { answer, res } of open) answer.unpipe(res).resume();
      open.clear();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
