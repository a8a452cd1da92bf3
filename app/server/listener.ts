import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerBuild } from '@remix-run/node';
import sirv from 'sirv';
import { log } from '#app/platform/log.ts';
import { requests, serveHealth } from './health.ts';
import { isLiveFile, liveFiles } from './live.ts';
import { serveMedia } from './media.ts';
import { answerTo, problem } from './problem.ts';
import { remixHandler } from './remix.ts';
import { answerScreen } from './screen-answers.ts';
import { isForeign, origin, secure } from './security.ts';
import { answerSubmission } from './submissions.ts';
import type { createStreams } from './stream.ts';

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** What the site is made of; a developer's reload brings other assets and another build. */
export interface Parts {
  build: () => Promise<ServerBuild>;
  mode: string;
  streams: Awaited<ReturnType<typeof createStreams>>;
  /** Serves the built files; calls `next` for what is none of them. */
  assets: (req: IncomingMessage, res: ServerResponse, next: () => void) => void;
}

/** The built client files: those with a hash in their name for ever, the rest for a short while. */
export const builtAssets = (folder: string) =>
  sirv(folder, {
    etag: true,
    setHeaders: (res, pathname) => {
      res.setHeader(
        'cache-control',
        pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
      res.setHeader('x-content-type-options', 'nosniff');
    },
  });

/** The site, as a function from a request to its answer: the order of things on one page. */
export function createListener({
  build,
  mode,
  streams,
  assets,
}: Parts): (req: IncomingMessage, res: ServerResponse) => void {
  const remix = remixHandler(build, mode);
  const live = liveFiles();
  const stream = /^\/screen\/([\w-]{1,64})\/stream(?:\?|$)/;

  const said = /^\/screen\/([\w-]{1,64})\/(beat|pulled|controlled)(?:\?|$)/;

  const answer: Handler = async (req, res) => {
    const url = req.url ?? '/';
    if (!URL.canParse(url, origin)) return send(res, problem(400, 'There can be no such address.'));
    if (/^\/(healthz|readyz|metrics)(\?|$)/.test(url)) return serveHealth(req, res);
    if (isForeign(req)) return send(res, problem(403, 'This request came from another site.'));
    const key = stream.exec(url)?.[1];
    if (key && req.method === 'GET') return streams.serve(req, res, key);
    if (isLiveFile(url) && (req.method === 'GET' || req.method === 'HEAD')) return live(req, res);
    const [, from, what] = said.exec(url) ?? [];
    if (from && what) return send(res, await answerScreen(req, from, what));
    if (url.startsWith('/media/') && (req.method === 'GET' || req.method === 'HEAD')) return serveMedia(req, res);
    if (req.method === 'POST' && /^\/api\/submissions(\?|$)/.test(url)) return send(res, await answerSubmission(req));
    const isAsset = await new Promise<boolean>((done) => {
      res.once('close', () => done(true));
      assets(req, res, () => done(false));
    });
    if (!isAsset) await remix(req, res);
  };

  return (req, res) => {
    const done = requests.startTimer({ kind: kindOf(req.url ?? '/') });
    res.once('close', () => done({ status: `${Math.floor(res.statusCode / 100)}xx` }));
    answer(req, res).catch((error: unknown) => fail(req, res, error));
  };
}

/** What was thrown instead of answered: an answer, a refusal or an outage in plain words, else a defect. */
function fail(req: IncomingMessage, res: ServerResponse, error: unknown): void {
  if (res.destroyed || res.writableEnded) return;
  if (res.headersSent) return void res.destroy();
  for (const name of res.getHeaderNames()) res.removeHeader(name); // of the answer that could not be given
  const answer = error instanceof Response ? error : answerTo(error);
  if (!answer) log.error({ err: error, path: req.url?.split('?')[0] }, 'a request failed');
  void send(res, answer ?? problem(500, 'We are sorry. It has been written down, and someone will look.'));
}

/** Sends an answer that is short, as every one made here is. */
async function send(res: ServerResponse, response: Response): Promise<void> {
  secure(res);
  res.writeHead(response.status, Object.fromEntries(response.headers));
  res.end(await response.text());
}

const kindOf = (url: string) => /^\/(assets|media|api|desk|screen|live)(\/|$)/.exec(url)?.[1] ?? 'page';
