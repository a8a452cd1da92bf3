import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort } from '#scripts/ports.ts';

/** How a server may fail: it says that it cannot, says nothing at all, or leaves in the middle of its answer. */
export type Trouble = 'refuses' | 'is silent' | 'breaks off';

/** Stands before a real server, and fails when and as a test says. */
export interface Front {
  url: string;
  /** What becomes of a request from now on; null lets it through. */
  trouble: (req: IncomingMessage) => Trouble | null;
  /** Nobody listens any more, and who was connected is cut off. */
  leave(): Promise<void>;
  /** Listens again, at the same address. */
  comeBack(): Promise<void>;
}

export async function startFront(behind: string): Promise<Front> {
  const port = await freePort();
  const server = createServer((req, res) => {
    const trouble = front.trouble(req);
    if (trouble === 'is silent') return;
    if (trouble === 'refuses') {
      req.resume();
      res.writeHead(503).end();
      return;
    }
    const { method, headers } = req;
    const onward = request(behind + req.url, { method, headers }, (answer) => {
      res.writeHead(answer.statusCode!, answer.headers);
      if (trouble === 'breaks off') answer.once('data', (chunk: Buffer) => breakOff(res, chunk));
      else answer.pipe(res);
    });
    onward.on('error', () => res.destroy());
    req.pipe(onward);
  });
  const front: Front = {
    url: `http://127.0.0.1:${port}`,
    trouble: () => null,
    async leave() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
    async comeBack() {
      front.trouble = () => null;
      if (!server.listening) await once(server.listen(port, '127.0.0.1'), 'listening');
    },
  };
  await front.comeBack();
  return front;
}

const breakOff = (res: ServerResponse, chunk: Buffer) =>
  res.write(chunk.subarray(0, chunk.length / 2), () => res.destroy());
