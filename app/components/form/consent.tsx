import { useMessages } from '../page/messages.tsx';
import { Problem, tied, useProblem, type FormState } from './field.tsx';

const uses = ['wall', 'site', 'partners', 'press'] as const;

/** What it may be used for, each its own yes or no, and the giver's word for it. Nothing is ticked beforehand. */
export function Consent({ state }: { state: FormState }) {
  const { t } = useMessages();
  const given = state.kept.uses ?? [];
  const usesProblem = useProblem(state, 'uses');
  const consentProblem = useProblem(state, 'consent');
  return (
    <>
      <fieldset id="uses" {...tied('uses', null, usesProblem)}>
        <legend>{t('take-part.uses')}</legend>
        <input type="hidden" name="uses" value="" />
        {uses.map((use) => (
          <label className="choice" key={use}>
            <input type="checkbox" name="uses" value={use} defaultChecked={given.includes(use)} />
            <span>{t(`take-part.uses.${use}`)}</span>
          </label>
        ))}
        <Problem name="uses" problem={usesProblem} />
      </fieldset>
      <div className="field">
        <label className="choice">
          <input id="consent" type="checkbox" name="consent" value="yes" defaultChecked={state.kept.consent?.[0] === 'yes'} required {...tied('consent', null, consentProblem)} />
          <span>{t('take-part.consent')}</span>
        </label>
        <Problem name="consent" problem={consentProblem} />
      </div>
    </>
  );
}

/** Whether somebody under age can be seen, and her guardian's word. */
export function Age({ state }: { state: FormState }) {
  const { t } = useMessages();
  const problem = useProblem(state, 'age');
  const guardianProblem = useProblem(state, 'guardian');
  const kept = state.kept.age?.[0];
  return (
    <fieldset id="age" {...tied('age', null, problem)}>
      <legend>{t('take-part.age')}</legend>
      {(['adult', 'minor'] as const).map((age) => (
        <label className="choice" key={age}>
          <input type="radio" name="age" value={age} defaultChecked={kept === age} required />
          <span>{t(`take-part.age.${age}`)}</span>
        </label>
      ))}
      <label className="choice choice-below">
        <input id="guardian" type="checkbox" name="guardian" value="yes" defaultChecked={state.kept.guardian?.[0] === 'yes'} {...tied('guardian', null, guardianProblem)} />
        <span>{t('take-part.age.guardian')}</span>
      </label>
      <Problem name="age" problem={problem} />
      <Problem name="guardian" problem={guardianProblem} />
    </fieldset>
  );
}
