import { Field, tied, useProblem, type FormState } from '../form/field.tsx';
import { useMessages } from '../page/messages.tsx';

/** Why a picture is in a bank. */
export function NoteField({ state }: { state: FormState }) {
  const { t } = useMessages();
  const problem = useProblem(state, 'note');
  return (
    <Field name="note" label={t('desk.banks.note')} hint={t('desk.banks.note.hint')} optional problem={problem}>
      <textarea
        id="note"
        name="note"
        rows={2}
        dir="auto"
        defaultValue={state.kept.note?.[0] ?? ''}
        {...tied('note', true, problem)}
      />
    </Field>
  );
}
