import type { ToldChange } from '#app/domain/examination/words/list-lexicon.ts';
import { Moment } from '../desk/moment.tsx';
import { useMessages } from '../page/messages.tsx';
import { choiceWords } from './choice-words.ts';

type Said = ToldChange['after'];

/** How the fields of an entry are called in the catalogs, in the form's order. */
const fields = {
  forms: 'forms',
  category: 'category',
  severity: 'severity',
  match: 'match',
  view: 'view',
  languages: 'languages',
  source: 'source',
  note: 'note',
  expiresAt: 'expires',
  reviewed: 'reviewed',
} as const satisfies Partial<Record<keyof Said, string>>;
type Name = keyof typeof fields;

/** What became of an entry, latest first: who changed what, and when. */
export function EntryChanges({ changes }: { changes: ToldChange[] }) {
  const { t } = useMessages();
  return (
    <ol className="history lexicon-changes">
      {changes.map(({ id, before, after, at, name }) => (
        <li key={id}>
          <strong>{t('desk.lexicon.change', { what: whatOf(before, after) })}</strong>
          {before ? <Differences before={before} after={after} /> : null}
          <small>
            <bdi>{name ?? t('desk.lexicon.program')}</bdi> · <Moment at={at.getTime()} date="medium" time="short" />
          </small>
        </li>
      ))}
    </ol>
  );
}

function whatOf(before: Said | null, after: Said): 'added' | 'off' | 'on' | 'changed' {
  if (!before) return 'added';
  if (Boolean(before.disabledAt) === Boolean(after.disabledAt)) return 'changed';
  return after.disabledAt ? 'off' : 'on';
}

function Differences({ before, after }: { before: Said; after: Said }) {
  const { t } = useMessages();
  const changed = (Object.keys(fields) as Name[]).filter((name) => String(before[name]) !== String(after[name]));
  const shown = (said: Said, name: Name): string => {
    switch (name) {
      case 'forms':
      case 'languages':
        return said[name].join(' · ');
      case 'source':
      case 'note':
        return said[name] || '–';
      case 'reviewed':
        return t(said.reviewed ? 'desk.lexicon.reviewed' : 'desk.lexicon.unreviewed');
      case 'expiresAt':
        return said.expiresAt ? new Date(Date.parse(said.expiresAt) - 1).toISOString().slice(0, 10) : '–';
      default:
        return choiceWords(t, name, said[name]);
    }
  };
  return (
    <dl>
      {changed.map((name) => (
        <div key={name}>
          <dt>{t(`desk.lexicon.field.${fields[name]}`)}</dt>
          <dd>
            <del dir="auto">{shown(before, name)}</del> <ins dir="auto">{shown(after, name)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
