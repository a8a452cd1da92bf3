import type { Purpose } from '#db/schema/consent.ts';
import { useMessages } from '../page/messages.tsx';

/** The private address, in a field from which it is easily copied. */
export function Keep({ address }: { address: string }) {
  const { t } = useMessages();
  return (
    <section className="receipt-keep">
      <h2>{t('receipt.keep.title')}</h2>
      <p>{t('receipt.keep')}</p>
      <label htmlFor="address">{t('receipt.address')}</label>
      <input id="address" readOnly value={address} dir="ltr" />
    </section>
  );
}

export function Agreed({ uses }: { uses: string[] }) {
  const { t } = useMessages();
  return (
    <section>
      <h2>{t('receipt.uses.title')}</h2>
      <ul>
        {uses.map((use) => (
          <li key={use}>{t(`take-part.uses.${use as Purpose}`)}</li>
        ))}
      </ul>
    </section>
  );
}

/** Two steps, so that nobody takes back what she meant to keep. */
export function TakeBack() {
  const { t } = useMessages();
  return (
    <details className="receipt-take-back">
      <summary>{t('receipt.take-back')}</summary>
      <p>{t('receipt.take-back.explain')}</p>
      <form method="post">
        <button type="submit">{t('receipt.take-back.sure')}</button>
      </form>
    </details>
  );
}
