import type { ReactNode } from 'react';
import type { ListedEntry } from '#app/domain/examination/words/list-lexicon.ts';
import { Moment } from '../desk/moment.tsx';
import { useMessages } from '../page/messages.tsx';
import { languageName } from './language-name.ts';

/** So many forms are shown at once; the rest on demand. */
const shown = 12;

/** All that an entry says, and who said it. */
export function EntryFacts({ entry }: { entry: ListedEntry }) {
  const { t, locale } = useMessages();
  const languages = entry.languages.map((one) =>
    one === '*' ? t('desk.lexicon.every-language') : languageName(one, locale),
  );
  const rest = entry.forms.slice(shown);
  return (
    <>
      <Forms forms={entry.forms.slice(0, shown)} />
      {rest.length > 0 ? (
        <details>
          <summary>{t('desk.lexicon.forms.more', { count: rest.length })}</summary>
          <Forms forms={rest} />
        </details>
      ) : null}
      <dl className="lexicon-facts">
        <Fact name={t('desk.lexicon.field.languages')}>{languages.join(', ')}</Fact>
        <Fact name={t('desk.lexicon.field.match')}>{t(`desk.lexicon.match.${entry.match}`)}</Fact>
        <Fact name={t('desk.lexicon.field.view')}>{t(`desk.lexicon.view.${entry.view}`)}</Fact>
        <Fact name={t('desk.lexicon.field.source')}>
          <bdi>{entry.source}</bdi>
        </Fact>
        {entry.note ? (
          <Fact name={t('desk.lexicon.field.note')}>
            <bdi>{entry.note}</bdi>
          </Fact>
        ) : null}
        {entry.expiresAt ? (
          <Fact name={t('desk.lexicon.field.expires')}>{lastDay(entry.expiresAt, locale)}</Fact>
        ) : null}
        <Fact name={t('desk.lexicon.field.reviewed')}>
          {t(entry.reviewed ? 'desk.lexicon.reviewed' : 'desk.lexicon.unreviewed')}
        </Fact>
        <Fact name={t('desk.lexicon.changed')}>
          <bdi>{entry.changedByName ?? t('desk.lexicon.program')}</bdi>,{' '}
          <Moment at={entry.changedAt.getTime()} date="medium" time="short" />
        </Fact>
      </dl>
    </>
  );
}

const Forms = ({ forms }: { forms: string[] }) => (
  <ul className="lexicon-forms">
    {forms.map((form) => (
      <li key={form} dir="auto">
        {form}
      </li>
    ))}
  </ul>
);

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Days are those of UTC, as the form takes them. */
const lastDay = (expiresAt: Date, locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(expiresAt.getTime() - 1);
