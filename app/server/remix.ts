import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  createReadableStreamFromReadable,
  createRequestHandler,
  writeReadableStreamToWritable,
  type ServerBuild,
} from '@remix-run/node';
import { answerRefusals } from './problem.ts';
import { addressOf, origin, secure } from './security.ts';
import { isForEverybody, wholePages } from './whole-pages.ts';
import './context.ts';

/** Answers with a page or an endpoint of the Remix build; what is the same for everybody is rendered once a second. */
export function remixHandler(build: () => Promise<ServerBuild>, mode: string) {
  let latest: ServerBuild | undefined;
  let handle: ReturnType<typeof createRequestHandler> | undefined;
  const whole = wholePages();

  async function answer(req: IncomingMessage, res: ServerResponse, nonce: string): Promise<Response> {
    const current = await build(); // the same one, but for a developer's reload
    if (!handle || current !== latest) handle = createRequestHandler(answerRefusals((latest = current)), mode);
    const closed = new AbortController();
    res.once('close', () => closed.abort());
    return handle(requestOf(req, closed.signal), {
      incoming: req,
      closed: closed.signal,
      nonce,
      address: addressOf(req),
    });
  }

  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = req.url ?? '/';
    if (isForEverybody(req.method, url)) {
      secure(res);
      const { status, headers, body } = await whole(url, () => answer(req, res, ''));
      res.writeHead(status, [...headers, ['content-length', String(body.length)]].flat());
      res.end(req.method === 'HEAD' ? undefined : body);
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    secure(res, nonce);
    if (url.startsWith('/desk')) res.setHeader('cache-control', 'no-store'); // the next at this computer may be somebody else
    await send(await answer(req, res, nonce), res);
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
