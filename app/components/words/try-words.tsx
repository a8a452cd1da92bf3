import { Link } from '@remix-run/react';
import type { Found } from '#app/domain/examination/check.ts';
import type { WordHit } from '#app/domain/examination/words/find.ts';
import type { FieldProblem } from '#app/server/problem.ts';
import { Problem, tied, useProblem } from '../form/field.tsx';
import { useMessages } from '../page/messages.tsx';
import { Marked } from '../review/marked.tsx';

const kinds = ['message', 'testimony', 'name'] as const;

/** What came of a text that was tried. */
interface Tried {
  text: string;
  kind: (typeof kinds)[number];
  problems: FieldProblem[];
  found: Found[];
}

/** A text to be looked at as an examination would, with what it finds marked as moderators see it. */
export function TryWords({ tried, mayChange }: { tried: Tried | null; mayChange: boolean }) {
  const { t } = useMessages();
  const problem = useProblem({ problems: tried?.problems ?? [], kept: {} }, 'try');
  return (
    <section className="lexicon-try" aria-labelledby="trial">
      <h2 id="trial">{t('desk.lexicon.try')}</h2>
      <form method="post" action="/desk/words">
        <label htmlFor="try">{t('desk.lexicon.try.text')}</label>
        <p className="field-hint" id="try-hint">
          {t('desk.lexicon.try.hint')}
        </p>
        <Problem name="try" problem={problem} />
        <textarea
          id="try"
          name="try"
          rows={3}
          dir="auto"
          defaultValue={tried?.text ?? ''}
          {...tied('try', true, problem)}
        />
        <div className="lexicon-try-how">
          <label htmlFor="kind">{t('desk.lexicon.try.kind')}</label>
          <select id="kind" name="kind" defaultValue={tried?.kind ?? 'message'}>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`desk.lexicon.try.${kind}`)}
              </option>
            ))}
          </select>
          <button type="submit">{t('desk.lexicon.try.button')}</button>
        </div>
      </form>
      {tried && !problem ? <Result {...tried} mayChange={mayChange} /> : null}
    </section>
  );
}

function Result({ text, found, mayChange }: Tried & { mayChange: boolean }) {
  const { t } = useMessages();
  const findings = found.map((one) => ({ check: 'words', ...one }));
  return (
    <div className="lexicon-found" role="status">
      <p>{t('desk.lexicon.try.found', { count: found.length })}</p>
      <p className="lexicon-tried" dir="auto">
        <Marked text={text} field="text" findings={findings} />
      </p>
      <ul>
        {found.map(({ severity, evidence }) => {
          const { entry, category, view, start, end } = evidence as unknown as WordHit;
          return (
            <li key={`${entry} ${start}`}>
              <bdi>“{text.slice(start, end)}”</bdi> · {t(`desk.words.${category}`)} ·{' '}
              {t(`desk.lexicon.severity.${severity as WordHit['severity']}`)} · {t('desk.lexicon.try.view', { view })}
              {mayChange && entry.includes('.') ? (
                <>
                  {' · '}
                  <Link to={`/desk/words/${entry}`}>{t('desk.lexicon.try.entry')}</Link>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
