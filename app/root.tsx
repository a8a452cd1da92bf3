import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import type { ReactNode } from 'react';
import { MessagesProvider } from '#app/components/page/messages.tsx';
import { ProblemPage } from '#app/components/page/problem.tsx';
import { catalogs, type Catalog, type MessageKey } from '#app/locales/catalogs.ts';
import { directionOf, isLocale, preferredLocale } from '#app/locales/locales.ts';
import { useNonce } from '#app/components/page/nonce.tsx';
import base from './styles/base.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: base },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

/** For an address that is none of ours; every page has its own. */
export const meta: MetaFunction = () => [{ title: 'Zakhor' }];

/** Which part of the catalog a page takes to the browser; public pages are complete without. */
const areas = {
  desk: ['desk.', 'flag.reason.', 'problem.', 'reason.', 'state.short.', 'take-part.optional', 'take-part.uses'],
  screen: ['screen.'],
  live: ['live.', 'problem.', 'screen.'],
} as const;

export function loader({ request }: LoaderFunctionArgs) {
  const [first = ''] = new URL(request.url).pathname.split('/').slice(1);
  const locale = isLocale(first) ? first : preferredLocale(request.headers.get('accept-language'));
  const catalog: Catalog = catalogs[locale];
  if (first !== 'desk' && first !== 'screen' && first !== 'live')
    return { locale, catalog: catalog as Partial<Catalog> };
  const wanted = Object.keys(catalog).filter((key) =>
    areas[first].some((area) => key.startsWith(area)),
  ) as MessageKey[];
  return { locale, catalog: Object.fromEntries(wanted.map((key) => [key, catalog[key]])) as Partial<Catalog> };
}

/** What a route may say of itself in its `handle`: whether it comes alive in the browser, and how its body is dressed. */
export interface Handle {
  alive?: boolean;
  body?: string;
}

function Document({ locale, children }: { locale: string; children: ReactNode }) {
  const nonce = useNonce();
  const handles = useMatches().map(({ handle }) => handle as Handle | undefined);
  const alive = handles.some((handle) => handle?.alive);
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="dark" />
        <Meta />
        <meta name="theme-color" content="#0d0c0b" />
        <Links />
      </head>
      <body
        className={handles
          .map((handle) => handle?.body)
          .filter(Boolean)
          .join(' ')}
      >
        {children}
        {alive ? <ScrollRestoration nonce={nonce} /> : null}
        {alive ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  );
}

export default function App() {
  const { locale, catalog } = useLoaderData<typeof loader>();
  return (
    <MessagesProvider locale={locale} catalog={catalog}>
      <Document locale={locale}>
        <Outlet />
      </Document>
    </MessagesProvider>
  );
}

/** Whatever goes wrong below ends here, in plain words. */
export function ErrorBoundary() {
  const { locale, catalog } = useRouteLoaderData<typeof loader>('root') ?? { locale: 'en', catalog: {} };
  const error = useRouteError();
  return (
    <MessagesProvider locale={locale} catalog={catalog}>
      <Document locale={locale}>
        <ProblemPage error={error} />
      </Document>
    </MessagesProvider>
  );
}
