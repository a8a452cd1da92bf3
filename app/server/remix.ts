import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  createReadableStreamFromReadable, createRequestHandler, writeReadableStreamToWritable, type ServerBuild,
} from '@remix-run/node';
import { answerRefusals } from './problem.ts';
import { addressOf, origin, secure } from './security.ts';
import './context.ts';

/** Answers with a page or an endpoint of the Remix build. */
export function remixHandler(build: () => Promise<ServerBuild>, mode: string) {
  let latest: ServerBuild | undefined;
  let handle: ReturnType<typeof createRequestHandler> | undefined;
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const current = await build(); // the same one, but for a developer's reload
    if (!handle || current !== latest) handle = createRequestHandler(answerRefusals((latest = current)), mode);
    const closed = new AbortController();
    res.once('close', () => closed.abort());
    const nonce = randomBytes(16).toString('base64');
    secure(res, nonce);
    const context = { incoming: req, closed: closed.signal, nonce, address: addressOf(req) };
    await send(await handle(requestOf(req, closed.signal), context), res);
  };
}

function requestOf(req: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const method = req.method ?? 'GET';
  // A multipart body is read from the raw request (server/multipart.ts); everything else is small.
  const plain = method === 'GET' || method === 'HEAD' || (headers.get('content-type') ?? '').startsWith('multipart/');
  const body = plain ? {} : { body: createReadableStreamFromReadable(req), duplex: 'half' as const };
  return new Request(new URL(req.url ?? '/', origin), { method, headers, signal, ...body });
}

async function send(response: Response, res: ServerResponse): Promise<void> {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name === 'set-cookie') res.appendHeader(name, value);
    else res.setHeader(name, value);
  }
  if (response.body) await writeReadableStreamToWritable(response.body, res);
  else res.end();
}
