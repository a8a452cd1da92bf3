import type { ReactNode } from 'react';
import type { FieldProblem } from '#app/server/problem.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { useMessages } from '../page/messages.tsx';

/** What the form is rendered with: what is wrong, and what was typed before. */
export interface FormState {
  problems: FieldProblem[];
  kept: Record<string, string[]>;
}

/** Puts what is wrong into words; a code that the catalogs do not know keeps the server's own. */
function useWords(): (problem: FieldProblem) => string {
  const { t } = useMessages();
  return ({ field, code, message, about = '' }) => {
    const key = `problem.${field}.${code}`;
    const words = t(`problem.${field}.${code}` as MessageKey, { about });
    return words === key ? message : words;
  };
}

/** The words for what is wrong with a field, if something is. */
export function useProblem(state: FormState, field: string): string | undefined {
  const words = useWords();
  const problem = state.problems.find((one) => one.field === field);
  return problem && words(problem);
}

/** What ties an input to its hint and its problem, for a screen reader as for the eye. */
export const tied = (name: string, hint: unknown, problem: unknown) => ({
  'aria-describedby':
    [hint ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter(Boolean).join(' ') || undefined,
  'aria-invalid': problem ? true : undefined,
});

/** A label, an input, a hint and, when there is one, its problem. */
export function Field({
  name,
  label,
  hint,
  optional = false,
  problem,
  children,
}: {
  name: string;
  label: string;
  hint?: string | undefined;
  optional?: boolean;
  problem?: string | undefined;
  children: ReactNode;
}) {
  const { t } = useMessages();
  return (
    <div className="field">
      <label htmlFor={name}>
        {label}
        {optional ? <span className="field-optional"> ({t('take-part.optional')})</span> : null}
      </label>
      {hint ? (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <Problem name={name} problem={problem} />
      {children}
    </div>
  );
}

export function Problem({ name, problem }: { name: string; problem?: string | undefined }) {
  return problem ? (
    <p className="field-problem" id={`${name}-problem`}>
      {problem}
    </p>
  ) : null;
}

/** All that is wrong at one glance, on top of the form, with a way to each place. */
export function ProblemSummary({ state }: { state: FormState }) {
  const { t } = useMessages();
  const words = useWords();
  const { problems } = state;
  if (problems.length === 0) return null;
  const isOurs = problems.every(({ field }) => field === 'form');
  return (
    <div className="summary" role="alert" tabIndex={-1} autoFocus>
      <h2>{t('problem.title')}</h2>
      {isOurs ? null : <p>{t('problem.summary', { count: problems.length })}</p>}
      <ul>
        {problems.map((problem) => (
          <li key={problem.field}>
            {problem.field === 'form' ? words(problem) : <a href={`#${problem.field}`}>{words(problem)}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
