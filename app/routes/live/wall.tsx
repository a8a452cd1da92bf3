import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMessages } from '#app/components/page/messages.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { Card } from '#app/components/wall/card.tsx';
import { standing, type WallCard } from '#app/components/wall/timeline-state.ts';
import { liveWall } from '#app/server/live.ts';
import styles from '#app/styles/screen.css?url';

export const handle = { body: 'screen live' };

export const links = () => [{ rel: 'stylesheet', href: styles }];

/** What stands on the wall at this moment; for caches near the viewers too. */
export async function loader({ params }: LoaderFunctionArgs) {
  const wall = await liveWall(params.wall!);
  const pulled: ReadonlySet<string> = new Set();
  const known = { cards: wall.cards as WallCard[], mode: wall.mode, holdText: wall.text, paceMs: wall.pace, pulled };
  return data(
    { name: wall.name, mode: wall.mode, text: wall.text, card: standing(known, wall.now) },
    { headers: { 'cache-control': 'public, max-age=0, s-maxage=2', vary: 'Accept-Language' } },
  );
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [titleOf(loaded?.name)];

/** How soon the page comes again by itself, in seconds: about as long as a card stands. */
const againAfter = 8;

export default function LiveWall() {
  const { name, mode, text, card } = useLoaderData<typeof loader>();
  const { t, locale } = useMessages();
  return (
    <main className={`wall wall-${mode}`} id="content">
      <meta httpEquiv="refresh" content={String(againAfter)} />
      <h1 className="unseen">{t('live.of', { wall: name })}</h1>
      {card ? (
        <div className="wall-card">
          <Card card={card as WallCard} />
        </div>
      ) : (
        <p className="wall-waiting">{t('screen.waiting')}</p>
      )}
      <div className="wall-dark" />
      {mode === 'hold' ? (
        <p className="wall-hold" dir="auto">
          {text}
        </p>
      ) : null}
      <p className="live-bar">
        <span>{t('live.of', { wall: name })}</span>
        <a href={`/${locale}`}>{t('live.take-part')}</a>
      </p>
    </main>
  );
}
