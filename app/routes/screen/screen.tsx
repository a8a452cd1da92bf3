import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, useLoaderData, useRouteError } from '@remix-run/react';
import { titleOf } from '#app/components/page/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { OutOfUse } from '#app/components/wall/out-of-use.tsx';
import { Player } from '#app/components/wall/player.tsx';
import { useWall } from '#app/components/wall/use-wall.ts';
import { WallWordsProvider } from '#app/components/wall/wall-words.tsx';
import { Watchdog } from '#app/components/wall/watchdog.tsx';
import { findScreen } from '#app/domain/screens/screen.ts';
import { catalogs, type Catalog } from '#app/locales/catalogs.ts';
import { isLocale } from '#app/locales/locales.ts';
import styles from '#app/styles/screen.css?url';

export const handle = { alive: true, body: 'screen' };

export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ params }: LoaderFunctionArgs) {
  const { name, languages } = (await findScreen(params.key!)).wall;
  const words = languages.filter(isLocale).map((locale) => ({ locale, catalog: ofScreen(catalogs[locale]) }));
  return { name, words, screenKey: params.key! };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  titleOf(data?.name),
  { name: 'robots', content: 'noindex' },
];

/** What a wall says by itself. */
const ofScreen = (catalog: Catalog): Partial<Catalog> =>
  Object.fromEntries(Object.entries(catalog).filter(([key]) => key.startsWith('screen.')));

export default function Screen() {
  const { screenKey, words } = useLoaderData<typeof loader>();
  const { gone, ...played } = useWall(screenKey);
  return (
    <WallWordsProvider words={words}>
      <Watchdog />
      {gone ? <OutOfUse /> : <Player played={played} />}
    </WallWordsProvider>
  );
}

/** How soon a screen tries again, in seconds. */
const againAfter = 10;

/** A wall shows no fault of ours: it stays dark and tries again. Whoever types an address that is none reads so, faintly. */
export function ErrorBoundary() {
  const { t } = useMessages();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404)
    return (
      <main className="wall">
        <p className="wall-waiting">{t('screen.unknown')}</p>
      </main>
    );
  if (isRouteErrorResponse(error) && error.status === 410) return <OutOfUse />;
  return (
    <main className="wall">
      <meta httpEquiv="refresh" content={String(againAfter)} />
    </main>
  );
}
