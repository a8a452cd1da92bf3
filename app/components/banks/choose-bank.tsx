import type { ListedBank } from '#app/domain/examination/banks/list.ts';
import { Field, tied, useProblem, type FormState } from '../form/field.tsx';
import { useMessages } from '../page/messages.tsx';

/** Which bank a picture is added to. */
export function ChooseBank({ banks, state }: { banks: ListedBank[]; state: FormState }) {
  const { t } = useMessages();
  const problem = useProblem(state, 'bank');
  const chosen = state.kept.bank?.[0] ?? '';
  return (
    <Field name="bank" label={t('desk.banks.bank')} problem={problem}>
      <select id="bank" name="bank" defaultValue={chosen} {...tied('bank', false, problem)}>
        {chosen === '' ? <option value="">{t('desk.lexicon.choose')}</option> : null}
        {banks.map(({ slug, name, mode }) => (
          <option key={slug} value={slug}>
            {name} · {t(`desk.banks.mode.${mode}`)}
          </option>
        ))}
      </select>
    </Field>
  );
}
