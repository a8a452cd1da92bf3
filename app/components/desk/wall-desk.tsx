import { useState, type FormEvent, type ReactNode } from 'react';
import type { WallState } from '#app/server/wall-state.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { countryName } from '#app/locales/countries.ts';
import { useMessages } from '../page/messages.tsx';
import { send } from './ask.ts';
import { useWallState } from './use-wall-state.ts';

/** What came of a control. */
interface Answer {
  done: string | null;
  problem: string | null;
}

/** One wall under event staff's hand: what is on, what comes, and the controls. */
export function WallDesk({ loaded, answer: first }: { loaded: WallState; answer: Answer | undefined }) {
  const { t, locale } = useMessages();
  const { state, away, look } = useWallState(loaded);
  const { wall, now, cards, screens } = state;
  const [answer, setAnswer] = useState(first);
  const carryOut = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const wanted = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const problem = await send(`/api/walls/${wall.id}/control`, wanted);
    setAnswer({ done: problem === null ? wanted.action! : null, problem });
    if (problem === null) form.reset();
    await look();
  };
  const [current, ...next] = cards.filter(({ until }) => until > now);
  const ago = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const control = (action: string, label: ReactNode, className = '', more: ReactNode = null) => (
    <form method="post" className={className} onSubmit={(event) => void carryOut(event)}>
      <input type="hidden" name="action" value={action} />
      {more}
      <button type="submit">{label}</button>
    </form>
  );
  return (
    <main className="wall-desk">
      <h1>{wall.name}</h1>
      <p className={`wall-mode wall-mode-${wall.mode}`}>
        {t('desk.wall.mode', { mode: wall.mode })}
        {wall.holdText ? <q dir="auto">{wall.holdText}</q> : null}
      </p>
      <p role="status">
        {away
          ? t('desk.wall.away')
          : answer?.problem
            ? t('desk.failed', { why: answer.problem })
            : answer?.done
              ? t('desk.wall.done', { what: t(`desk.wall.${answer.done}` as MessageKey) })
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
  card: WallState['cards'][number];
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
