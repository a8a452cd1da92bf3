import type { ReceiptView } from '#app/domain/submissions/receipt.ts';
import { useMessages } from '../page/messages.tsx';

/** That a copy is kept as evidence: on which ground, until when that is looked at, and how to object. */
export function Held({ held, timeZone }: { held: ReceiptView['held']; timeZone: string }) {
  const { t, locale } = useMessages();
  if (!held) return null;
  const { ground, reviewAt, setAt, contact } = held;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  return (
    <section className="receipt-held" aria-labelledby="held">
      <h2 id="held">{t('held.title')}</h2>
      <p>{t('held.what', { since: day.format(setAt) })}</p>
      <dl>
        <dt>{t('held.ground')}</dt>
        <dd dir="auto">{ground}</dd>
        <dt>{t('held.review')}</dt>
        <dd>{t('held.review.by', { day: day.format(reviewAt) })}</dd>
        <dt>{t('held.object')}</dt>
        <dd>
          {contact ? (
            <>
              {t('held.object.write')} <a href={`mailto:${contact}`}>{contact}</a>.
            </>
          ) : (
            t('held.object.organiser')
          )}{' '}
          {t('held.object.authority')}
        </dd>
      </dl>
    </section>
  );
}
