import type { BankMode } from '#db/schema/bank.ts';
import { Field, ProblemSummary, tied, useProblem, type FormState } from '../form/field.tsx';
import { useMessages } from '../page/messages.tsx';

/** The form of a new, empty bank. */
export function MakeBank({ modes, state }: { modes: readonly BankMode[]; state: FormState }) {
  const { t } = useMessages();
  const mode = useProblem(state, 'bank-mode');
  const chosen = state.kept['bank-mode']?.[0] ?? '';
  return (
    <section aria-labelledby="make">
      <h2 id="make">{t('desk.banks.make')}</h2>
      <form method="post" className="lexicon-form">
        <ProblemSummary state={state} />
        <Typed name="bank-name" state={state} />
        <Typed name="bank-slug" state={state} />
        <Field name="bank-mode" label={t('desk.banks.field.bank-mode')} problem={mode}>
          <select id="bank-mode" name="bank-mode" defaultValue={chosen} {...tied('bank-mode', false, mode)}>
            {chosen === '' ? <option value="">{t('desk.lexicon.choose')}</option> : null}
            {modes.map((one) => (
              <option key={one} value={one}>
                {t(`desk.banks.mode.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        <button type="submit" className="primary">
          {t('desk.banks.make.button')}
        </button>
      </form>
    </section>
  );
}

function Typed({ name, state }: { name: 'bank-name' | 'bank-slug'; state: FormState }) {
  const { t } = useMessages();
  const problem = useProblem(state, name);
  return (
    <Field name={name} label={t(`desk.banks.field.${name}`)} hint={t(`desk.banks.hint.${name}`)} problem={problem}>
      <input
        id={name}
        name={name}
        type="text"
        dir="auto"
        defaultValue={state.kept[name]?.[0] ?? ''}
        {...tied(name, true, problem)}
      />
    </Field>
  );
}
