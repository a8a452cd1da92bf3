import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMessages } from '#app/components/page/messages.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { Player } from '#app/components/wall/player.tsx';
import { WallWordsProvider } from '#app/components/wall/wall-words.tsx';
import type { Live } from '#app/components/wall/live-state.ts';
import { useLive } from '#app/components/wall/use-live.ts';
import { liveWall } from '#app/server/live.ts';
import styles from '#app/styles/screen.css?url';

export const handle = { alive: true, body: 'screen live' };

export const links = () => [{ rel: 'stylesheet', href: styles }];

/** A wall for everybody, from caches near the viewers. */
export const loader = async ({ params }: LoaderFunctionArgs) =>
  data(
    { id: params.wall!, wall: await liveWall(params.wall!) },
    { headers: { 'cache-control': 'public, max-age=0, s-maxage=2', vary: 'Accept-Language' } },
  );

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [titleOf(loaded?.wall.name)];

/** Without scripts the page comes again by itself, in seconds: about as long as a card stands. */
const againAfter = 8;

/** Who watches reads in her own language what a wall says by itself. */
const none: [] = [];

export default function LiveWall() {
  const { id, wall } = useLoaderData<typeof loader>();
  const played = useLive(id, wall as Live);
  const { t, locale } = useMessages();
  return (
    <WallWordsProvider words={none}>
      <Player played={played}>
        <noscript>
          <meta httpEquiv="refresh" content={String(againAfter)} />
        </noscript>
        <div className="live-bar">
          <h1>{t('live.of', { wall: wall.name })}</h1>
          <a href={`/${locale}`}>{t('live.take-part')}</a>
        </div>
      </Player>
    </WallWordsProvider>
  );
}
