import type { ReactNode } from 'react';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { locales } from '#app/locales/locales.ts';
import { Field, ProblemSummary, tied, useProblem, type FormState } from '../form/field.tsx';
import { useMessages } from '../page/messages.tsx';

/**
 * The form of a prepared answer, plain HTML. The limits are those of `domain/macros/faults.ts`, which has the last word.
 * @param hidden what says which answer this is, or which of its changes was seen
 */
export function MacroForm({
  state,
  reasons,
  hidden,
  children,
}: {
  state: FormState;
  reasons: string[];
  hidden: Record<string, string>;
  children?: ReactNode;
}) {
  const { t, locale: here } = useMessages();
  const problem = useProblem(state, 'macro-reason');
  const languageOf = (locale: string) => new Intl.DisplayNames([here], { type: 'language' }).of(locale) ?? locale;
  return (
    <form method="post" className="lexicon-form">
      <ProblemSummary state={state} />
      {children}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Typed name="macro-name" label={t('desk.macros.name')} hint={t('desk.macros.name.hint')} state={state} />
      <Field name="macro-reason" label={t('desk.macros.reason')} problem={problem}>
        <select
          id="macro-reason"
          name="macro-reason"
          defaultValue={state.kept['macro-reason']?.[0] ?? ''}
          {...tied('macro-reason', false, problem)}
        >
          <option value="">{t('desk.lexicon.choose')}</option>
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`reason.${reason}` as MessageKey)}
            </option>
          ))}
        </select>
      </Field>
      <Typed name="note" label={t('desk.macros.note')} hint={t('desk.macros.note.hint')} state={state} rows={2} />
      {locales.map((locale) => (
        <Typed
          key={locale}
          name={`message-${locale}`}
          label={t('desk.macros.message', { language: languageOf(locale) })}
          hint={t(locale === 'en' ? 'desk.macros.message.hint' : 'desk.macros.message.other')}
          state={state}
          rows={5}
          lang={locale}
        />
      ))}
      <button type="submit" className="primary">
        {t('desk.lexicon.save')}
      </button>
    </form>
  );
}

function Typed({
  name,
  label,
  hint,
  state,
  rows,
  lang,
}: {
  name: string;
  label: string;
  hint: string;
  state: FormState;
  rows?: number;
  lang?: string;
}) {
  const problem = useProblem(state, name);
  const input = { id: name, name, lang, defaultValue: state.kept[name]?.[0] ?? '', ...tied(name, true, problem) };
  return (
    <Field name={name} label={label} hint={hint} problem={problem}>
      {rows ? <textarea rows={rows} dir="auto" {...input} /> : <input type="text" dir="auto" {...input} />}
    </Field>
  );
}
