import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { titleOf } from '#app/components/page/title.ts';
import { PairingCode } from '#app/components/wall/pairing-code.tsx';
import { Watchdog } from '#app/components/wall/watchdog.tsx';
import { origin } from '#app/server/security.ts';
import styles from '#app/styles/screen.css?url';

export const handle = { alive: true, body: 'screen' };

export const links = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction = () => [titleOf('Zakhor'), { name: 'robots', content: 'noindex' }];

/** A display that is no screen yet shows where, and with which code, it becomes one. */
export const loader = (_: LoaderFunctionArgs) => ({ desk: `${origin}/desk/pair` });

export default function Pairing() {
  const { desk } = useLoaderData<typeof loader>();
  return (
    <>
      <Watchdog />
      <PairingCode desk={desk} />
    </>
  );
}
