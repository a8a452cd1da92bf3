import type { ReceiptView } from '#app/domain/submissions/receipt.ts';
import { useMessages } from '../page/messages.tsx';

/** Her own picture and words, as they are or would be shown; the receipt's token opens them before they are published. */
export function Given({ view }: { view: ReceiptView }) {
  const { t } = useMessages();
  const card = view.renditions.find(({ name }) => name === 'card');
  const waits = view.kind === 'photo' && (view.state === 'received' || view.state === 'examining');
  return (
    <div className="receipt-given">
      {card ? (
        <img
          src={`${card.src}?receipt=${view.receipt}`}
          width={card.width}
          height={card.height}
          alt={t('receipt.picture')}
        />
      ) : null}
      {waits ? (
        <p className="receipt-waiting">
          {t('receipt.picture.waiting')} <a href="?">{t('receipt.refresh')}</a>
        </p>
      ) : null}
      {view.text ? <blockquote dir="auto">{view.text}</blockquote> : null}
      {view.message ? <blockquote dir="auto">{view.message}</blockquote> : null}
    </div>
  );
}

/** Where and when it stood on a wall, in the time of the places where the walls are, which is named. */
export function Stood({ stood, timeZone }: { stood: ReceiptView['stood']; timeZone: string }) {
  const { t, locale } = useMessages();
  if (stood.length === 0) return null;
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', timeZone });
  return (
    <section>
      <h2>{t('receipt.stood')}</h2>
      <ul className="receipt-stood">
        {stood.map(({ wall, at }) => (
          <li key={`${wall} ${at.getTime()}`}>
            <time dateTime={at.toISOString()}>{t('receipt.stood.at', { wall, when: moment.format(at) })}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}
