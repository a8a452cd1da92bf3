import type { Answer, Command } from '#app/domain/screens/answers.ts';
import { useMessages } from '../page/messages.tsx';
import { Moment } from './moment.tsx';

/** What was to be taken off or covered, which screens have answered that it is, and which have not yet. */
export function Answers({ commands }: { commands: Command[] }) {
  return (
    <ul className="answers">
      {commands.map((command) => (
        <CommandAnswers key={command.number} command={command} />
      ))}
    </ul>
  );
}

function CommandAnswers({ command: { what, wall, at, screens } }: { command: Command }) {
  const { t, locale } = useMessages();
  const of = (...states: Answer['state'][]) => screens.filter(({ state }) => states.includes(state));
  const names = (some: Answer[]) => new Intl.ListFormat(locale).format(some.map(({ name }) => name));
  const [waiting, away] = [of('waiting'), of('away')];
  return (
    <li>
      <p>
        {t('desk.answers.what', { what })} · <bdi>{wall}</bdi> · <Moment at={at} time="medium" />
      </p>
      <p className="answers-count">
        {t('desk.answers.count', { done: of('answered', 'anew').length, all: screens.length })}
      </p>
      {waiting.length > 0 ? (
        <p className="outcome-bad">{t('desk.answers.waiting', { names: names(waiting) })}</p>
      ) : null}
      {away.length > 0 ? <p className="outcome-bad">{t('desk.answers.away', { names: names(away) })}</p> : null}
      {screens.length > 0 ? (
        <details>
          <summary>{t('desk.answers.each')}</summary>
          <ul>
            {screens.map(({ id, name, state, took, afterMs }) => (
              <li key={id}>
                <bdi>{name}</bdi>: {t('desk.answers.state', { state: took ?? state })}
                {afterMs === null ? '' : `, ${t('desk.answers.after', { ms: afterMs })}`}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}
