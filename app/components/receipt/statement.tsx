import type { ReceiptView } from '#app/domain/submissions/receipt.ts';
import { useMessages } from '../page/messages.tsx';

/** Why it is not shown: what was decided, on what, by whom, by which rule, and what she can do (article 17 of the EU's DSA). */
export function StatementOfReasons({ view, timeZone }: { view: ReceiptView; timeZone: string }) {
  const { t, locale } = useMessages();
  const { statement, receipt, mayAppeal } = view;
  if (!statement) return null;
  const { measure, reason, source, automation, at, until, message } = statement;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  return (
    <section className="receipt-statement" aria-labelledby="statement">
      <h2 id="statement">{t('statement.title')}</h2>
      <dl>
        <dt>{t('statement.measure')}</dt>
        <dd>{t(`statement.measure.${measure}`)}</dd>
        <dt>{t('statement.at')}</dt>
        <dd>
          <time dateTime={at.toISOString()}>{moment.format(at)}</time>
        </dd>
        <dt>{t('statement.facts')}</dt>
        <dd>{t(`statement.facts.${reason}`)}</dd>
        {message ? (
          <>
            <dt>{t('statement.message')}</dt>
            <dd dir="auto" lang={message.locale} className="receipt-message">
              {message.words}
            </dd>
          </>
        ) : null}
        <dt>{t('statement.source')}</dt>
        <dd>{t(`statement.source.${source}`)}</dd>
        <dt>{t('statement.automation')}</dt>
        <dd>{t(`statement.automation.${automation}`)}</dd>
        <dt>{t('statement.ground')}</dt>
        <dd>
          {t(`statement.ground.${reason}`)} {t('statement.ground.terms')}
        </dd>
        <dt>{t('statement.object')}</dt>
        <dd>
          {measure === 'suspended' ? `${t('statement.object.suspended')} ` : ''}
          {mayAppeal ? `${t('statement.object.appeal', { until: day.format(until) })} ` : ''}
          {t('statement.object.elsewhere')}
        </dd>
      </dl>
      {mayAppeal ? (
        <p className="calls">
          <a className="secondary" href={`/${locale}/receipt/${receipt}/appeal`}>
            {t('appeal.title')}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** What she said against it, and what came of that. */
export function Appealed({ appeal, timeZone }: { appeal: ReceiptView['appeal']; timeZone: string }) {
  const { t, locale } = useMessages();
  if (!appeal) return null;
  const { state, words, answer, at, answeredAt } = appeal;
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  return (
    <section className="receipt-appeal" aria-labelledby="appeal">
      <h2 id="appeal">{t('appeal.title')}</h2>
      <p role="status">{t(`appeal.${state}`, { when: moment.format(answeredAt ?? at) })}</p>
      {answer ? (
        <>
          <h3>{t('appeal.answer')}</h3>
          <blockquote dir="auto">{answer}</blockquote>
        </>
      ) : null}
      {words ? (
        <>
          <h3>{t('appeal.yours')}</h3>
          <blockquote dir="auto">{words}</blockquote>
        </>
      ) : null}
    </section>
  );
}
