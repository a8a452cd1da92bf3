import { Field, tied, useProblem, type FormState } from '../form/field.tsx';

/** One file of the desk's. */
export function FileField({ label, accept, state }: { label: string; accept: string; state: FormState }) {
  const problem = useProblem(state, 'file');
  return (
    <Field name="file" label={label} problem={problem}>
      <input id="file" name="file" type="file" accept={accept} {...tied('file', false, problem)} />
    </Field>
  );
}
