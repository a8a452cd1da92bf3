import type { ScreenView } from '#app/domain/screens/health.ts';
import { Link } from '@remix-run/react';
import { useMessages } from '../page/messages.tsx';
import { Moment } from './moment.tsx';

/** The screens of a wall: who answers, who is away, and how each is. */
export function Screens({ wall, screens }: { wall: string; screens: ScreenView[] }) {
  const { t } = useMessages();
  const count = (wanted: ScreenView['state']) => screens.filter(({ state }) => state === wanted).length;
  return (
    <>
      {screens.length === 0 ? <p className="quiet">{t('desk.screens.none')}</p> : null}
      <p role="status" className={count('away') > 0 ? 'outcome outcome-bad' : 'outcome'}>
        {screens.length > 0 ? t('desk.screens.summary', { away: count('away'), there: count('there') }) : ''}
      </p>
      <ul className="screens">
        {screens.map((screen) => (
          <li key={screen.id} className={`screen-${screen.state}`}>
            <bdi className="screen-name">{screen.name}</bdi>
            <span className="screen-state">
              {t('desk.screen.state', { state: screen.state })}
              {screen.state === 'away' ? (
                <>
                  {' · '}
                  {t('desk.wall.seen')} <Moment at={screen.seenAt!} date="medium" time="medium" />
                </>
              ) : null}
            </span>
            {screen.health && screen.state === 'there' ? <HowItIs health={screen.health} /> : null}
            <TakeOut screen={screen} />
          </li>
        ))}
      </ul>
      <p className="calls">
        <Link className="secondary" to={`/desk/pair?wall=${wall}`}>
          {t('desk.pair.title')}
        </Link>
      </p>
    </>
  );
}

function HowItIs({ health: { card, cachedMs, driftMs, version } }: { health: NonNullable<ScreenView['health']> }) {
  const { t } = useMessages();
  const said = [
    t('desk.screen.card', { there: card ? 'yes' : 'no' }),
    cachedMs === null ? '' : t('desk.screen.cached', { minutes: Math.floor(cachedMs / 60_000) }),
    driftMs === null ? '' : t('desk.screen.drift', { ms: Math.abs(driftMs) }),
    version === null ? '' : t('desk.screen.version', { version: version.slice(0, 8) }),
  ];
  return <span className="screen-health">{said.filter(Boolean).join(' · ')}</span>;
}

/** For ever, so it asks once more. */
function TakeOut({ screen: { id, name } }: { screen: ScreenView }) {
  const { t } = useMessages();
  return (
    <details className="screen-end">
      <summary>
        {t('desk.screen.end')}
        <span className="unseen"> {name}</span>
      </summary>
      <form method="post" action={`/desk/screens/${id}/end`}>
        <p>{t('desk.screen.end.what')}</p>
        <button type="submit">{t('desk.screen.end.now', { name })}</button>
      </form>
    </details>
  );
}
