import type { ReactNode } from 'react';
import type { entryChoices } from '#app/domain/examination/words/entry-choices.ts';
import type { LexiconEntry } from '#db/schema/lexicon.ts';
import { Field, ProblemSummary, tied, useProblem, type FormState } from '../form/field.tsx';
import { useMessages } from '../page/messages.tsx';
import { choiceWords } from './choice-words.ts';

/**
 * The form of an entry, plain HTML. The limits are those of `examination/words/entry-faults.ts`, which has the last word.
 * @param hidden what says which entry this is, or which of its changes was seen
 */
export function EntryForm({
  state,
  choices,
  hidden,
  children,
}: {
  state: FormState;
  choices: typeof entryChoices;
  hidden: Record<string, string>;
  children?: ReactNode;
}) {
  const { t } = useMessages();
  const { kept } = state;
  return (
    <form method="post" className="lexicon-form">
      <ProblemSummary state={state} />
      {children}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Typed name="forms" state={state} rows={6} />
      <Choice name="category" state={state} options={choices.categories} />
      <Choice name="severity" state={state} options={choices.severities} />
      <Choice name="match" state={state} options={choices.matches} />
      <Choice name="view" state={state} options={choices.views} />
      <Typed name="languages" state={state} />
      <Typed name="source" state={state} />
      <Typed name="note" state={state} rows={3} />
      <Typed name="expires" state={state} type="date" />
      <p className="lexicon-reviewed">
        <input
          id="reviewed"
          name="reviewed"
          type="checkbox"
          value="yes"
          defaultChecked={kept.reviewed?.[0] === 'yes'}
        />
        <label htmlFor="reviewed">{t('desk.lexicon.form.reviewed')}</label>
      </p>
      <button type="submit" className="primary">
        {t('desk.lexicon.save')}
      </button>
    </form>
  );
}

function Typed({
  name,
  state,
  rows,
  type = 'text',
}: {
  name: 'forms' | 'languages' | 'source' | 'note' | 'expires';
  state: FormState;
  rows?: number;
  type?: 'text' | 'date';
}) {
  const { t } = useMessages();
  const problem = useProblem(state, name);
  const input = { id: name, name, defaultValue: state.kept[name]?.[0] ?? '', ...tied(name, true, problem) };
  return (
    <Field name={name} label={t(`desk.lexicon.field.${name}`)} hint={t(`desk.lexicon.hint.${name}`)} problem={problem}>
      {rows ? <textarea rows={rows} dir="auto" {...input} /> : <input type={type} dir="auto" {...input} />}
    </Field>
  );
}

function Choice<Name extends 'category' | 'severity' | 'match' | 'view'>({
  name,
  state,
  options,
}: {
  name: Name;
  state: FormState;
  options: readonly LexiconEntry[Name][];
}) {
  const { t } = useMessages();
  const problem = useProblem(state, name);
  const chosen = state.kept[name]?.[0] ?? '';
  return (
    <Field name={name} label={t(`desk.lexicon.field.${name}`)} hint={t(`desk.lexicon.hint.${name}`)} problem={problem}>
      <select id={name} name={name} defaultValue={chosen} {...tied(name, true, problem)}>
        {chosen === '' ? <option value="">{t('desk.lexicon.choose')}</option> : null}
        {options.map((option) => (
          <option key={option} value={option}>
            {choiceWords(t, name, option)}
          </option>
        ))}
      </select>
    </Field>
  );
}
