import { createServer } from 'node:http';
import { PassThrough } from 'node:stream';
import {
  createReadableStreamFromReadable,
  createRequestHandler,
  writeReadableStreamToWritable,
  type EntryContext,
  type ServerBuild,
} from '@remix-run/node';
import { Outlet, RemixServer, useLoaderData } from '@remix-run/react';
import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';

/** The least that is a Remix page: one route with a loader, rendered to HTML. */
function Root() {
  return createElement(
    'html',
    { lang: 'en' },
    createElement('head', null, createElement('title', null, 'Bare')),
    createElement('body', null, createElement(Outlet)),
  );
}
function Page() {
  const { words } = useLoaderData<{ words: string }>();
  return createElement('main', null, createElement('h1', null, words));
}
function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  return new Promise((done, fail) => {
    const { pipe } = renderToPipeableStream(createElement(RemixServer, { context, url: request.url }), {
      onAllReady() {
        const body = new PassThrough();
        headers.set('content-type', 'text/html');
        done(new Response(createReadableStreamFromReadable(body), { headers, status }));
        pipe(body);
      },
      onShellError: fail,
    });
  });
}

const route = (id: string, more: object) => ({ id, path: '', ...more });
const manifest = (id: string, more: object) => ({
  ...route(id, more),
  hasAction: false,
  hasLoader: id !== 'root',
  hasClientAction: false,
  hasClientLoader: false,
  hasErrorBoundary: false,
  module: '/x.js',
});
const build = {
  entry: { module: { default: handleRequest } },
  routes: {
    root: { ...route('root', {}), module: { default: Root } },
    page: {
      ...route('page', { parentId: 'root', index: true }),
      module: { default: Page, loader: () => ({ words: 'We remember' }) },
    },
  },
  assets: {
    entry: { imports: [], module: '/e.js' },
    routes: { root: manifest('root', {}), page: manifest('page', { parentId: 'root', index: true }) },
    url: '/m.js',
    version: '1',
  },
  publicPath: '/',
  assetsBuildDirectory: '',
  isSpaMode: false,
  mode: 'production',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: false,
    v3_routeConfig: true,
    unstable_optimizeDeps: false,
  },
} as unknown as ServerBuild;
const handle = createRequestHandler(build, 'production');

createServer(async (req, res) => {
  const response = await handle(
    new Request(new URL(req.url ?? '/', 'http://bare'), { headers: req.headers as HeadersInit }),
  );
  res.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) await writeReadableStreamToWritable(response.body, res);
  else res.end();
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('listening'));
