import { Link } from '@remix-run/react';
import { useMessages } from '../page/messages.tsx';
import type { Rejection } from '#app/domain/clusters/rejection.ts';

/** What came of a rejection of many, plainly: how many, which ones were left out, and the way back for ten minutes. */
export function RejectionOutcome({
  rejection,
}: {
  rejection: Omit<Rejection, 'at' | 'undoneAt'> & { undoable: boolean; undone: boolean };
}) {
  const { t } = useMessages();
  const { id, members, undoable, undone } = rejection;
  const done = members.filter(({ decision }) => decision !== null);
  const left = members.filter(({ decision, state }) =>
    undone ? decision !== null && state !== 'in-review' : decision === null,
  );
  return (
    <section className="rejection" aria-label={t('desk.cluster.outcome')}>
      <p className="outcome" role="status">
        {undone
          ? t('desk.cluster.undone', { count: done.length - left.length })
          : t('desk.cluster.rejected', { count: done.length })}
      </p>
      {left.length > 0 ? (
        <>
          <p>{t(undone ? 'desk.cluster.undone.left' : 'desk.cluster.left', { count: left.length })}</p>
          <ul>
            {left.map(({ submission, state }) => (
              <li key={submission}>
                <Link to={`/desk/item/${submission}`}>{submission.slice(0, 8)}</Link> · {t(`state.short.${state}`)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {undoable ? (
        <form method="post">
          <input type="hidden" name="undo" value={id} />
          <button type="submit">{t('desk.cluster.undo')}</button>
        </form>
      ) : null}
    </section>
  );
}
