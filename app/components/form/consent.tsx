import { useMessages } from '../page/messages.tsx';
import { Problem, tied, useProblem, type FormState } from './field.tsx';
import type { Kind } from './kind.ts';

const uses = ['wall', 'site', 'partners', 'press'] as const;

/** What it may be used for, each its own yes or no, and the giver's word for it. Nothing is ticked beforehand. */
export function Consent({ kind, state }: { kind: Kind; state: FormState }) {
  const { t, locale } = useMessages();
  const given = state.kept.uses ?? [];
  const usesProblem = useProblem(state, 'uses');
  const consentProblem = useProblem(state, 'consent');
  return (
    <section className="part" aria-labelledby="agreement">
      <h2 id="agreement">{t('consent.title')}</h2>
      <p className="part-lead">{t('consent.intro')}</p>
      <fieldset id="uses" tabIndex={-1} {...tied('uses', null, usesProblem)}>
        <legend>{t('consent.legend')}</legend>
        <Problem name="uses" problem={usesProblem} />
        <input type="hidden" name="uses" value="" />
        {uses.map((use) => (
          <label className="choice" key={use}>
            <input type="checkbox" name="uses" value={use} defaultChecked={given.includes(use)} />
            <span>
              {t(`take-part.uses.${use}`)}
              <small>{t(`consent.use.${use}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <Problem name="consent" problem={consentProblem} />
        <label className="choice">
          <input
            id="consent"
            type="checkbox"
            name="consent"
            value="yes"
            defaultChecked={state.kept.consent?.[0] === 'yes'}
            required
            {...tied('consent', null, consentProblem)}
          />
          <span>{t(`consent.agree.${kind}`)}</span>
        </label>
      </div>
      <p>
        <a href={`/${locale}/privacy`} target="_blank">
          {t('consent.more')}
        </a>
      </p>
    </section>
  );
}

/** Whether somebody under age is concerned, and her guardian's word. */
export function Age({ kind, state }: { kind: Kind; state: FormState }) {
  const { t } = useMessages();
  const problem = useProblem(state, 'age');
  const guardianProblem = useProblem(state, 'guardian');
  const kept = state.kept.age?.[0];
  const area = kind === 'photo' ? 'take-part' : 'testimony';
  return (
    <fieldset id="age" className="age" tabIndex={-1} {...tied('age', null, problem)}>
      <legend>{t(`${area}.age`)}</legend>
      <Problem name="age" problem={problem} />
      {(['adult', 'minor'] as const).map((age) => (
        <label className="choice" key={age}>
          <input type="radio" name="age" value={age} defaultChecked={kept === age} required />
          <span>{t(`${area}.age.${age}`)}</span>
        </label>
      ))}
      <div className="age-guardian">
        <Problem name="guardian" problem={guardianProblem} />
        <label className="choice">
          <input
            id="guardian"
            type="checkbox"
            name="guardian"
            value="yes"
            defaultChecked={state.kept.guardian?.[0] === 'yes'}
            {...tied('guardian', null, guardianProblem)}
          />
          <span>{t('take-part.age.guardian')}</span>
        </label>
      </div>
    </fieldset>
  );
}
