import { Link } from '@remix-run/react';
import type { Compared } from '#app/domain/sample/judge.ts';
import { useMessages } from '../page/messages.tsx';

/** Her word beside the first one. What she now thinks must be changed she changes on the item's own page. */
export function ComparedVerdicts({ compared }: { compared: Compared }) {
  const { t } = useMessages();
  const { submission, verdict, reason, first } = compared;
  const same = verdict === first.verdict && reason === first.reason;
  const words = (why: Compared['reason']) =>
    why ? t('desk.sample.reject', { reason: t(`reason.${why}`) }) : t('desk.sample.approve');
  return (
    <section className="sample-compared" role="status" aria-labelledby="compared">
      <h2 id="compared">{t(same ? 'desk.sample.same' : 'desk.sample.different')}</h2>
      <dl className="facts">
        <div>
          <dt>{t('desk.sample.yours')}</dt>
          <dd>{words(reason)}</dd>
        </div>
        <div>
          <dt>{t('desk.sample.first')}</dt>
          <dd>{words(first.reason)}</dd>
        </div>
      </dl>
      <p>{t('desk.sample.must-not-stay')}</p>
      <p className="calls">
        <Link className="primary" to="/desk/sample">
          {t('desk.sample.next')}
        </Link>
        <Link className="secondary" to={`/desk/item/${submission}`}>
          {t('desk.sample.item')}
        </Link>
      </p>
    </section>
  );
}
