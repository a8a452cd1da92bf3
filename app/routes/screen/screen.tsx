import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Player } from '#app/components/wall/player.tsx';
import { wallOfScreen } from '#app/domain/projection/screen.ts';
import styles from '#app/styles/screen.css?url';

export const handle = { alive: true, body: 'screen' };

export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ params }: LoaderFunctionArgs) {
  const { name } = await wallOfScreen(params.key!);
  return { name, screenKey: params.key! };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.name },
  { name: 'robots', content: 'noindex' },
];

export default function Screen() {
  return <Player screenKey={useLoaderData<typeof loader>().screenKey} />;
}
