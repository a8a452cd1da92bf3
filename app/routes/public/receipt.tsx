import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMessages } from '#app/components/page/messages.tsx';
import { reasons } from '#app/domain/moderation/reasons.ts';
import { viewReceipt } from '#app/domain/submissions/receipt.ts';
import { withdraw } from '#app/domain/submissions/withdraw.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { origin } from '#app/server/security.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  const view = await viewReceipt(params.token!);
  const reason = view.reason && ((reasons as readonly string[]).includes(view.reason) ? view.reason : 'other');
  return { ...view, reason, address: `${origin}/${params.locale}/receipt/${params.token}` };
}

export async function action({ params }: ActionFunctionArgs) {
  await withdraw(params.token!);
  return redirect(`/${params.locale}/receipt/${params.token}`, 303);
}

/** The address is a secret: no search engine, no cache. */
export const headers = () => ({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });

export const meta: MetaFunction = () => [{ title: 'Zakhor' }, { name: 'robots', content: 'noindex' }];

export default function Receipt() {
  const view = useLoaderData<typeof loader>();
  const { t, locale } = useMessages();
  const { state, name, reason, stood, uses, renditions, receipt, address } = view;
  const card = renditions.find((one) => one.name === 'card');
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' });
  const title = state === 'withdrawn' || state === 'unreadable' ? t(`receipt.title.${state}`) : name ? t('receipt.title.named', { name }) : t('receipt.title');
  return (
    <main className="narrow receipt">
      <h1 dir="auto">{title}</h1>
      <p className="lead" role="status">{t(`state.${state}`, { reason: reason ? t(`reason.${reason}` as MessageKey) : '' })}</p>
      {card ? <img className="receipt-picture" src={`${card.src}?receipt=${receipt}`} width={card.width} height={card.height} alt={t('take-part.photo')} /> : null}
      {view.text ? <blockquote dir="auto">{view.text}</blockquote> : null}
      {stood.length > 0 ? (
        <section>
          <h2>{t('receipt.stood')}</h2>
          <ul>{stood.map(({ wall, at }) => <li key={String(at)}>{t('receipt.stood.at', { wall, when: moment.format(at) })}</li>)}</ul>
        </section>
      ) : null}
      {state === 'withdrawn' ? <p><a href={`/${locale}/take-part`}>{t('receipt.again')}</a></p> : (
        <>
          <section className="receipt-keep">
            <label htmlFor="address">{t('receipt.keep')}</label>
            <input id="address" readOnly value={address} dir="ltr" />
          </section>
          <p>{t('receipt.uses', { uses: new Intl.ListFormat(locale).format(uses.map((use) => t(`take-part.uses.${use}` as MessageKey))) })}</p>
          {state === 'unreadable' ? <p className="calls"><a className="primary" href={`/${locale}/take-part`}>{t('receipt.again')}</a></p> : null}
          <details className="receipt-take-back">
            <summary>{t('receipt.take-back')}</summary>
            <p>{t('receipt.take-back.explain')}</p>
            <form method="post"><button type="submit">{t('receipt.take-back.sure')}</button></form>
          </details>
        </>
      )}
    </main>
  );
}
