import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, useLoaderData, useRouteError } from '@remix-run/react';
import { titleOf } from '#app/components/page/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { OutOfUse } from '#app/components/wall/out-of-use.tsx';
import { Player } from '#app/components/wall/player.tsx';
import { Watchdog } from '#app/components/wall/watchdog.tsx';
import { findScreen } from '#app/domain/screens/screen.ts';
import styles from '#app/styles/screen.css?url';

export const handle = { alive: true, body: 'screen' };

export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ params }: LoaderFunctionArgs) {
  const { name } = (await findScreen(params.key!)).wall;
  return { name, screenKey: params.key! };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  titleOf(data?.name),
  { name: 'robots', content: 'noindex' },
];

export default function Screen() {
  const { screenKey } = useLoaderData<typeof loader>();
  return (
    <>
      <Watchdog />
      <Player screenKey={screenKey} />
    </>
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
