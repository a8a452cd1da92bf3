import { Link } from '@remix-run/react';
import type { LexiconFilter, ListedEntry } from '#app/domain/examination/words/list-lexicon.ts';
import { useMessages } from '../page/messages.tsx';
import { EntryFacts } from './entry-facts.tsx';

/** A page of entries, and the way to the next. */
export function EntryList({
  entries,
  count,
  asked,
  next,
  mayChange,
}: {
  entries: ListedEntry[];
  count: number;
  asked: LexiconFilter;
  next: string | null;
  mayChange: boolean;
}) {
  const { t } = useMessages();
  const onward = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...asked, after: next })) if (value) onward.set(name, value);
  return (
    <>
      <p className="lexicon-count">{t('desk.lexicon.count', { count })}</p>
      <ol className="lexicon-list">
        {entries.map((entry) => (
          <li key={entry.id} className={entry.standing === 'on' ? undefined : 'lexicon-off'}>
            <h3>
              {t(`desk.words.${entry.category}`)}{' '}
              <span className={`lexicon-severity severity-${entry.severity}`}>
                {t(`desk.lexicon.severity.${entry.severity}`)}
              </span>
              {entry.standing === 'on' ? null : (
                <span className="lexicon-standing"> {t(`desk.lexicon.standing.${entry.standing}`)}</span>
              )}
            </h3>
            <EntryFacts entry={entry} />
            {mayChange ? (
              <p className="lexicon-edit">
                <Link to={`/desk/words/${entry.id}`}>
                  {t('desk.lexicon.edit')}
                  <span className="unseen">: {entry.forms[0]}</span>
                </Link>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {next ? (
        <p className="calls">
          <Link className="secondary" to={`/desk/words?${onward}#list`}>
            {t('desk.lexicon.more')}
          </Link>
        </p>
      ) : null}
    </>
  );
}
