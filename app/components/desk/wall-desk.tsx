import { Link } from '@remix-run/react';
import { useState, type FormEvent } from 'react';
import type { WallState } from '#app/server/wall-state.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { useMessages } from '../page/messages.tsx';
import { Answers } from './answers.tsx';
import { send } from './ask.ts';
import { CardNext, CardNow } from './card.tsx';
import { Control, type CarryOut } from './control.tsx';
import { Screens } from './screens.tsx';
import { useWallState } from './use-wall-state.ts';

/** What came of a control. */
interface Answer {
  done: string | null;
  problem: string | null;
}

/** One wall under event staff's hand: the controls, what is on, and what comes. */
export function WallDesk({ loaded, answer: first }: { loaded: WallState; answer: Answer | undefined }) {
  const { t } = useMessages();
  const { state, away, look } = useWallState(loaded);
  const { wall, now, cards, screens, commands } = state;
  const [{ answer, number }, setAnswered] = useState({ answer: first, number: 0 });
  const carryOut: CarryOut = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const wanted = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const sent = await send(`/api/walls/${wall.id}/control`, wanted);
    const refused = 'refused' in sent ? sent.refused : null;
    const outcome = { done: refused ? null : wanted.action!, problem: refused && (refused.why ?? t('desk.away')) };
    setAnswered((before) => ({ answer: outcome, number: before.number + 1 }));
    if (!refused) form.reset();
    await look();
  };
  const current = cards.filter(({ at }) => at <= now).at(-1);
  const next = cards.filter(({ at }) => at > now);
  return (
    <main className="wall-desk" id="content">
      <h1 dir="auto">{wall.name}</h1>
      <p className={`wall-mode wall-mode-${wall.mode}`}>
        {t('desk.wall.mode', { mode: wall.mode })}
        {wall.holdText ? <q dir="auto">{wall.holdText}</q> : null}
      </p>
      <p>
        <Link to={`/desk/walls/${wall.id}/programme`}>{t('desk.programme.title')}</Link>
      </p>
      <div className="controls">
        {wall.mode === 'running' ? (
          <Control action="pause" onSend={carryOut}>
            {t('desk.wall.pause')}
          </Control>
        ) : (
          <Control action="resume" className="yes" onSend={carryOut}>
            {t('desk.wall.resume')}
          </Control>
        )}
        <Control action="skip" onSend={carryOut}>
          {t('desk.wall.skip')}
        </Control>
        <Control action="blackout" onSend={carryOut}>
          {t('desk.wall.blackout')}
        </Control>
        <Control
          action="hold"
          className="hold"
          onSend={carryOut}
          field={
            <input
              name="text"
              required
              maxLength={400}
              dir="auto"
              aria-label={t('desk.wall.hold.text')}
              placeholder={t('desk.wall.hold.text')}
            />
          }
        >
          {t('desk.wall.hold')}
        </Control>
      </div>
      <p role="status" className={away || answer?.problem ? 'outcome outcome-bad' : 'outcome'}>
        <span key={number}>
          {away
            ? t('desk.wall.away')
            : answer?.problem
              ? t('desk.failed', { why: answer.problem })
              : answer?.done
                ? t('desk.wall.done', { what: t(`desk.wall.${answer.done}` as MessageKey) })
                : ''}
        </span>
      </p>
      <h2>{t('desk.wall.now')}</h2>
      {current ? <CardNow card={current} onSend={carryOut} /> : <p className="quiet">{t('desk.wall.now.nothing')}</p>}
      <h2>{t('desk.wall.next')}</h2>
      {next.length === 0 ? <p className="quiet">{t('desk.wall.next.nothing')}</p> : null}
      {next.slice(0, 8).map((card) => (
        <CardNext key={card.card} card={card} onSend={carryOut} />
      ))}
      <h2>{t('desk.wall.screens')}</h2>
      <Screens wall={wall.id} screens={screens} />
      {commands.length > 0 ? (
        <>
          <h2>{t('desk.answers.title')}</h2>
          <Answers commands={commands} />
        </>
      ) : null}
    </main>
  );
}
