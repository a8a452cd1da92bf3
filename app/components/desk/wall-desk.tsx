import { useFetcher, useRevalidator } from '@remix-run/react';
import { useEffect, type ReactNode } from 'react';
import type { cardData } from '#app/server/screen-event.ts';
import { countryName } from '#app/locales/countries.ts';
import { useMessages } from '../page/messages.tsx';

type CardData = ReturnType<typeof cardData>;

interface WallState {
  wall: { id: string; name: string; mode: string; holdText: string | null };
  /** The server's time of this state, in ms. */
  now: number;
  cards: CardData[];
  screens: { name: string; seenAt: Date | null }[];
}

/** How often the page asks what is on, in ms. */
const lookMs = 2_000;

/** One wall under event staff's hand: what is on, what comes, and the controls. */
export function WallDesk({ wall, now, cards, screens }: WallState) {
  const { t, locale } = useMessages();
  const { revalidate, state } = useRevalidator();
  const fetcher = useFetcher<{ done: string | null; problem: string | null }>();
  useEffect(() => {
    if (state !== 'idle') return undefined; // one question at a time
    const looking = setTimeout(revalidate, lookMs);
    return () => clearTimeout(looking);
  }, [revalidate, state]);
  const [current, ...next] = cards.filter(({ until }) => until > now);
  const ago = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const control = (action: string, label: ReactNode, className = '', more: ReactNode = null) => (
    <fetcher.Form method="post" className={className}>
      <input type="hidden" name="action" value={action} />
      {more}
      <button type="submit">{label}</button>
    </fetcher.Form>
  );
  return (
    <main className="wall-desk">
      <h1>{wall.name}</h1>
      <p className={`wall-mode wall-mode-${wall.mode}`}>
        {t('desk.wall.mode', { mode: wall.mode })}
        {wall.holdText ? <q dir="auto">{wall.holdText}</q> : null}
      </p>
      <p role="status">
        {fetcher.data?.problem
          ? t('desk.failed', { why: fetcher.data.problem })
          : fetcher.data?.done
            ? t('desk.wall.done', { what: fetcher.data.done })
            : ''}
      </p>
      <div className="controls">
        {wall.mode === 'running'
          ? control('pause', t('desk.wall.pause'))
          : control('resume', t('desk.wall.resume'), 'yes')}
        {control('skip', t('desk.wall.skip'))}
        {control('blackout', t('desk.wall.blackout'))}
        {control(
          'hold',
          t('desk.wall.hold'),
          'hold',
          <input
            name="text"
            required
            maxLength={400}
            dir="auto"
            aria-label={t('desk.wall.hold.text')}
            placeholder={t('desk.wall.hold.text')}
          />,
        )}
      </div>
      <h2>{t('desk.wall.now')}</h2>
      {current ? <CardRow card={current} control={control} /> : <p>{t('desk.nothing')}</p>}
      <h2>{t('desk.wall.next')}</h2>
      {next.slice(0, 8).map((card) => (
        <CardRow key={card.card} card={card} control={control} />
      ))}
      <h2>{t('desk.wall.screens')}</h2>
      <ul>
        {screens.map(({ name, seenAt }) => (
          <li key={name}>
            {name}: {seenAt ? t('desk.wall.seen', { when: ago.format(seenAt) }) : t('desk.wall.unseen')}
          </li>
        ))}
      </ul>
    </main>
  );
}

/** A card and, for each item on it, the way to take it off or bring it forward. */
function CardRow({
  card,
  control,
}: {
  card: CardData;
  control: (action: string, label: ReactNode, className?: string, more?: ReactNode) => ReactNode;
}) {
  const { t, locale } = useMessages();
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  return (
    <div className="card-row">
      <time suppressHydrationWarning>{time.format(card.at)}</time>
      <ul>
        {card.items.map((item) => (
          <li key={item.submission}>
            {item.src ? (
              <img src={item.src} width={item.width} height={item.height} alt={item.alt} loading="lazy" />
            ) : (
              <q dir="auto">{item.text}</q>
            )}
            <span>
              <bdi>{item.name}</bdi> {countryName(item.country, locale)}
            </span>
            {control(
              'pull',
              t('desk.wall.pull'),
              'pull',
              <input type="hidden" name="submission" value={item.submission} />,
            )}
            {control(
              'spotlight',
              t('desk.wall.spotlight'),
              'quiet',
              <input type="hidden" name="submission" value={item.submission} />,
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
