import { Field, tied, useProblem, type FormState } from '../form/field.tsx';
import { Moment } from '../desk/moment.tsx';
import { useMessages } from '../page/messages.tsx';

const untouched: FormState = { problems: [], kept: {} };

/** Two steps to raise the alarm, so that nobody does by accident; and what was raised before. */
export function Alarm({
  alarms,
  state = untouched,
}: {
  alarms: { id: number; words: string | null; at: Date; name: string }[];
  state?: FormState | undefined;
}) {
  const { t } = useMessages();
  const problem = useProblem(state, 'alarm');
  return (
    <section className="alarm">
      {alarms.length > 0 ? (
        <div role="status">
          <p>{t('desk.alarm.raised')}</p>
          <ul>
            {alarms.map(({ id, words, at, name }) => (
              <li key={id}>
                {words ? <q dir="auto">{words}</q> : null}
                <small>
                  <bdi>{name}</bdi> · <Moment at={at.getTime()} date="medium" time="short" />
                </small>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <details open={problem !== undefined}>
        <summary>{t('desk.alarm')}</summary>
        <p>{t('desk.alarm.what')}</p>
        <form method="post">
          <Field name="alarm" label={t('desk.alarm.words')} problem={problem}>
            <textarea
              id="alarm"
              name="words"
              rows={4}
              dir="auto"
              defaultValue={state.kept.words?.[0]}
              {...tied('alarm', null, problem)}
            />
          </Field>
          <button type="submit">{t('desk.alarm.send')}</button>
        </form>
      </details>
    </section>
  );
}
