import { Link } from '@remix-run/react';
import type { StandingHold } from '#app/domain/evidence/holds.ts';
import { Moment } from '../desk/moment.tsx';
import { useMessages } from '../page/messages.tsx';

/** The evidence holds that stand, on the desk of whoever answers for them: those whose day has passed first, and so marked. */
export function HoldList({ holds }: { holds: StandingHold[] }) {
  const { t } = useMessages();
  const overdue = holds.filter((one) => one.overdue).length;
  return (
    <section className="evidence-list" aria-labelledby="holds">
      <h2 id="holds">{t('desk.evidence.list')}</h2>
      <p>{t('desk.evidence.list.says', { count: holds.length, overdue })}</p>
      <ul>
        {holds.map(({ id, submission, ground, owner, reviewAt, overdue: late }) => (
          <li key={id} className={late ? 'evidence-late' : undefined}>
            <Link to={`/desk/item/${submission}`} dir="auto">
              {ground}
            </Link>
            <small>
              {t(late ? 'desk.evidence.overdue' : 'desk.evidence.review')}:{' '}
              <Moment at={reviewAt.getTime()} date="medium" time="short" /> · <bdi>{owner}</bdi>
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
