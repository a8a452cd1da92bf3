import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { maySee } from '#app/domain/moderation/sight.ts';
import { findMedium, type Medium } from '#app/domain/submissions/rendition.ts';
import { store } from '#app/platform/store.ts';
import { actorOf } from './session.ts';
import { origin } from './security.ts';

/** What a rendition's address looks like: its submission and the SHA-256 of its bytes. */
const address = /^\/media\/([0-9a-f-]{36}\/([0-9a-f]{64})\.(?:webp|jpg))$/;

/**
 * For ever in a browser, since the name is the content's; ten minutes in caches that many share, so that what is
 * taken back is gone from them soon (docs/decisions/0007).
 */
const published = 'public, max-age=31536000, s-maxage=600, immutable';
const unpublished = 'private, no-store';

/** Serves renditions: whole or in part, to everybody what is published, to staff and its giver the rest. */
export async function serveMedia(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(req.url ?? '/', origin);
  const [, path, digest] = address.exec(pathname) ?? [];
  const medium = path ? await findMedium(path) : undefined;
  if (!medium || !(await mayHave(req, medium, searchParams.get('receipt')))) return end(res, 404, 'Nothing is here.');

  const etag = `"${digest}"`;
  res.setHeader('etag', etag);
  res.setHeader('cache-control', medium.published ? published : unpublished);
  res.setHeader('content-type', medium.type);
  res.setHeader('accept-ranges', 'bytes');
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('content-security-policy', "default-src 'none'; sandbox");
  res.setHeader('cross-origin-resource-policy', 'same-origin');
  if (req.headers['if-none-match']?.split(/,\s*/).includes(etag)) return end(res, 304);

  const range = rangeOf(req.headers.range, medium.bytes);
  if (range === 'unsatisfiable') {
    res.setHeader('content-range', `bytes */${medium.bytes}`);
    return end(res, 416);
  }
  res.statusCode = range ? 206 : 200;
  if (range) res.setHeader('content-range', `bytes ${range.start}-${range.end}/${medium.bytes}`);
  res.setHeader('content-length', range ? range.end - range.start + 1 : medium.bytes);
  if (req.method === 'HEAD') return void res.end();
  await pipeline(await store.read(medium.address, range), res);
}

async function mayHave(req: IncomingMessage, medium: Medium, receipt: string | null): Promise<boolean> {
  if (medium.published || receipt === medium.receipt) return true;
  const headers = new Headers();
  if (req.headers.cookie) headers.set('cookie', req.headers.cookie);
  if (req.headers.authorization) headers.set('authorization', req.headers.authorization);
  const actor = await actorOf(new Request(origin, { headers }));
  return actor !== undefined && (await maySee(actor, medium.submission));
}

/** One range of bytes, as RFC 9110 has it; several at once, or other units, are answered whole. */
export function rangeOf(
  header: string | undefined,
  bytes: number,
): { start: number; end: number } | undefined | 'unsatisfiable' {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (!first && !last) return undefined;
  const start = first ? Number(first) : Math.max(0, bytes - Number(last));
  const end = first && last ? Math.min(Number(last), bytes - 1) : bytes - 1;
  return start > end || start >= bytes ? 'unsatisfiable' : { start, end };
}

function end(res: ServerResponse, status: number, text = ''): void {
  res.statusCode = status;
  if (text) res.setHeader('content-type', 'text/plain; charset=utf-8');
  res.end(text);
}
