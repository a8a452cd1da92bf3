import { Field, ProblemSummary, tied, useProblem, type FormState } from '../form/field.tsx';
import { useMessages } from '../page/messages.tsx';

/** Which display becomes which screen of which wall. */
export function PairForm({ walls, state }: { walls: { id: string; name: string }[]; state: FormState }) {
  const { t } = useMessages();
  const [code, wall, name] = [useProblem(state, 'code'), useProblem(state, 'wall'), useProblem(state, 'screen-name')];
  const kept = (field: string) => state.kept[field]?.[0] ?? '';
  return (
    <form method="post" className="lexicon-form">
      <ProblemSummary state={state} />
      <Field name="code" label={t('desk.pair.code')} hint={t('desk.pair.code.hint')} problem={code}>
        <input
          id="code"
          name="code"
          className="pair-code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          defaultValue={kept('code')}
          {...tied('code', true, code)}
        />
      </Field>
      <Field name="wall" label={t('desk.pair.wall')} problem={wall}>
        <select id="wall" name="wall" defaultValue={kept('wall') || walls[0]?.id} {...tied('wall', false, wall)}>
          {walls.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </Field>
      <Field name="screen-name" label={t('desk.pair.name')} hint={t('desk.pair.name.hint')} problem={name}>
        <input
          id="screen-name"
          name="screen-name"
          dir="auto"
          maxLength={120}
          autoComplete="off"
          defaultValue={kept('screen-name')}
          {...tied('screen-name', true, name)}
        />
      </Field>
      <button type="submit" className="primary">
        {t('desk.pair.send')}
      </button>
    </form>
  );
}
