import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a service was asked. */
export interface Asked {
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

/** A service outside of us, on loopback, that answers as a test says. */
export interface Loopback {
  url: string;
  asked: Asked[];
  answer(how: (asked: Asked, res: ServerResponse) => void): void;
  stop(): Promise<void>;
}

export async function startLoopback(): Promise<Loopback> {
  const asked: Asked[] = [];
  let how: Parameters<Loopback['answer']>[0] = (_, res) => res.writeHead(500).end();
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Asked['body'];
    const one = { path: req.url ?? '', headers: req.headers, body };
    asked.push(one);
    how(one, res);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (next) => void (how = next),
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Answers with JSON. */
export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  (_: Asked, res: ServerResponse) =>
    void res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
