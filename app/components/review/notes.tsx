import { useEffect, useRef, useState } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import { send } from '../desk/ask.ts';
import { Moment } from '../desk/moment.tsx';
import { useMessages } from '../page/messages.tsx';

/** The longest note, in characters. */
const maxWords = 2_000;

/** What those who looked at it before tell her. */
export function Notes({ notes }: Pick<Facts, 'notes'>) {
  const { t } = useMessages();
  if (notes.length === 0) return null;
  return (
    <section className="notes" aria-label={t('desk.notes')}>
      <h2>{t('desk.notes')}</h2>
      <ul>
        {notes.map(({ id, words, name, at }) => (
          <li key={id}>
            <q dir="auto">{words}</q>
            <small>
              <bdi>{name}</bdi> · <Moment at={at} date="medium" time="short" />
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A desk that is alive takes the form over, and keeps what was begun. */
interface Alive {
  draft: string;
  onDraft: (words: string) => void;
  onWritten: (notes: Facts['notes']) => void;
  onCancel: () => void;
}

/** Where she writes one: alive it stands where the actions stood; on the item's page it is a plain form. */
export function NoteForm({ item, alive }: { item: Pick<Facts, 'id'>; alive?: Alive }) {
  const { t } = useMessages();
  const field = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isAlive = alive !== undefined;
  useEffect(() => {
    if (isAlive) field.current?.focus();
  }, [isAlive]);
  const write = async ({ onWritten }: Alive) => {
    const words = field.current?.value ?? '';
    const answer = await send<Pick<Facts, 'notes'>>('/desk/review/notes', { submission: item.id, words });
    if ('done' in answer) onWritten(answer.done.notes);
    else setProblem(answer.refused.why ?? t('desk.away'));
  };
  return (
    <form
      method="post"
      action="/desk/review/notes"
      className="note-form"
      onSubmit={(event) => {
        if (!alive) return;
        event.preventDefault();
        void write(alive);
      }}
    >
      <input type="hidden" name="submission" value={item.id} />
      <label htmlFor="note">{t('desk.note.what')}</label>
      <textarea
        id="note"
        name="words"
        rows={4}
        required
        maxLength={maxWords}
        dir="auto"
        ref={field}
        defaultValue={alive?.draft}
        aria-describedby={problem ? 'note-problem' : undefined}
        onChange={(event) => alive?.onDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') alive?.onCancel();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
        }}
      />
      {problem ? (
        <p role="alert" id="note-problem">
          {t('desk.failed', { why: problem })}
        </p>
      ) : null}
      <button type="submit">
        {t('desk.note.keep')} {alive ? <kbd>Ctrl ↵</kbd> : null}
      </button>
      {alive ? (
        <button type="button" className="quiet" onClick={alive.onCancel}>
          {t('desk.reason.cancel')} <kbd>Esc</kbd>
        </button>
      ) : null}
    </form>
  );
}
