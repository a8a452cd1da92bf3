import type { HTMLInputTypeAttribute } from 'react';
import { Field, tied, useProblem, type FormState } from './field.tsx';

/** Something to be typed: one line, or as many as `rows` says. */
export function TextField({
  name,
  label,
  hint,
  state,
  optional = false,
  rows,
  type = 'text',
  minLength,
  maxLength,
  autoComplete,
}: {
  name: string;
  label: string;
  hint: string;
  state: FormState;
  optional?: boolean;
  rows?: number;
  type?: HTMLInputTypeAttribute;
  minLength?: number;
  maxLength: number;
  autoComplete?: string;
}) {
  const problem = useProblem(state, name);
  const input = {
    id: name,
    name,
    minLength,
    maxLength,
    autoComplete,
    dir: 'auto',
    required: !optional,
    defaultValue: state.kept[name]?.[0] ?? '',
    ...tied(name, hint, problem),
  };
  return (
    <Field name={name} label={label} hint={hint} optional={optional} problem={problem}>
      {rows ? <textarea rows={rows} {...input} /> : <input type={type} {...input} />}
    </Field>
  );
}
