import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceProvider } from '#app/components/page/nonce.tsx';
import { log } from '#app/platform/log.ts';

/** A page that takes longer than this to render is cut off, in ms. */
const patienceMs = 10_000;

/** What a refusal says beside its words; Remix keeps it from a page that shows the refusal. */
function keepHeadersOf(
  { errors, loaderHeaders, actionHeaders }: EntryContext['staticHandlerContext'],
  headers: Headers,
) {
  if (!errors) return;
  for (const thrown of [...Object.values(loaderHeaders), ...Object.values(actionHeaders)]) {
    for (const name of ['retry-after', 'cache-control']) {
      const value = thrown.get(name);
      if (value) headers.set(name, value);
    }
  }
}

/** Renders a page to HTML; pages wait for all their data, so that what arrives is whole without scripts. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  keepHeadersOf(remix.staticHandlerContext, headers);
  return new Promise((done, fail) => {
    let failed = false;
    const page = (
      <NonceProvider value={context.nonce}>
        <RemixServer context={remix} url={request.url} nonce={context.nonce} abortDelay={patienceMs} />
      </NonceProvider>
    );
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce: context.nonce,
      onAllReady() {
        const body = new PassThrough();
        headers.set('content-type', 'text/html; charset=utf-8');
        done(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }));
        pipe(body);
      },
      onShellError: fail,
      onError(error) {
        failed = true;
        log.error({ err: error }, 'a page could not be rendered');
      },
    });
    setTimeout(abort, patienceMs).unref();
  });
}

/** What a loader or action threw and nobody answered; an address or a method that there is not is the asker's mistake. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!request.signal.aborted) log.error({ err: error, path: new URL(request.url).pathname }, 'a request failed');
}
